package dev.countersign.adjustment;

import dev.countersign.decision.DecisionView;
import dev.countersign.identity.User;
import dev.countersign.identity.UserDirectory;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.operaton.bpm.engine.RuntimeService;
import org.operaton.bpm.engine.TaskService;
import org.operaton.bpm.engine.runtime.VariableInstance;
import org.operaton.bpm.engine.task.IdentityLink;

/** What an override was laid over, and for which team: read from the engine while the task is being completed. */
@ApplicationScoped
class AdjustedForecast {

    /** The result of the forecast job, whose member of the same name says where the forecast is. */
    private static final String FORECAST = "forecast";

    private final RuntimeService runtimeService;
    private final TaskService taskService;
    private final UserDirectory directory;

    AdjustedForecast(RuntimeService runtimeService, TaskService taskService, UserDirectory directory) {
        this.runtimeService = runtimeService;
        this.taskService = taskService;
        this.directory = directory;
    }

    Optional<String> path(String instanceId) {
        return runtimeService
                .createVariableInstanceQuery()
                .processInstanceIdIn(instanceId)
                .variableName(FORECAST)
                .list()
                .stream()
                .map(VariableInstance::getValue)
                .filter(Map.class::isInstance)
                .map(value -> ((Map<?, ?>) value).get(FORECAST))
                .filter(String.class::isInstance)
                .map(String.class::cast)
                .findFirst();
    }

    /** The group that the task was offered to and the person is in; the person's only group when that does not tell. */
    Optional<String> team(DecisionView decision) {
        Set<String> groups =
                directory.find(decision.decidedBy()).map(User::groups).orElse(Set.of());
        Set<String> offered =
                taskService.createTaskQuery().taskId(decision.taskId()).count() == 0
                        ? Set.of()
                        : taskService.getIdentityLinksForTask(decision.taskId()).stream()
                                .map(IdentityLink::getGroupId)
                                .filter(Objects::nonNull)
                                .collect(Collectors.toUnmodifiableSet());
        Optional<String> team =
                groups.stream().filter(offered::contains).sorted().findFirst();
        return team.isPresent() || groups.size() != 1 ? team : groups.stream().findFirst();
    }
}
