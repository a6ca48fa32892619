package dev.countersign.process;

import dev.countersign.process.InstanceDetail.Activity;
import dev.countersign.process.InstanceDetail.ActivityState;
import dev.countersign.process.InstanceDetail.OpenIncident;
import dev.countersign.process.InstanceView.CurrentActivity;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.Comparator;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.operaton.bpm.engine.HistoryService;
import org.operaton.bpm.engine.RuntimeService;
import org.operaton.bpm.engine.history.HistoricActivityInstance;
import org.operaton.bpm.engine.history.HistoricProcessInstance;
import org.operaton.bpm.engine.history.HistoricVariableInstance;
import org.operaton.bpm.engine.runtime.ActivityInstance;
import org.operaton.bpm.engine.runtime.Incident;

/** Builds the views of process instances from the engine's history. */
@ApplicationScoped
class InstanceReader {

    /** Containers of steps, not steps. */
    private static final Set<String> SCOPES =
            Set.of("subProcess", "multiInstanceBody", "transaction", "adHocSubProcess");

    private final HistoryService historyService;
    private final RuntimeService runtimeService;

    InstanceReader(HistoryService historyService, RuntimeService runtimeService) {
        this.historyService = historyService;
        this.runtimeService = runtimeService;
    }

    InstanceView view(HistoricProcessInstance instance) {
        boolean running = instance.getEndTime() == null;
        List<CurrentActivity> current = running ? current(instance.getId()) : List.of();
        int incidents = running
                ? (int) runtimeService
                        .createIncidentQuery()
                        .processInstanceId(instance.getId())
                        .count()
                : 0;
        return view(instance, incidents, current);
    }

    private static InstanceView view(
            HistoricProcessInstance instance, int incidents, List<CurrentActivity> currentActivities) {
        return new InstanceView(
                instance.getId(),
                instance.getProcessDefinitionKey(),
                Objects.requireNonNullElse(instance.getProcessDefinitionName(), instance.getProcessDefinitionKey()),
                instance.getProcessDefinitionVersion(),
                instance.getBusinessKey(),
                state(instance.getState(), incidents),
                instance.getStartTime().toInstant(),
                instant(instance.getEndTime()),
                instance.getStartUserId(),
                incidents,
                currentActivities);
    }

    InstanceDetail detail(HistoricProcessInstance instance, boolean withVariables) {
        List<HistoricActivityInstance> history = historyService
                .createHistoricActivityInstanceQuery()
                .processInstanceId(instance.getId())
                .list();
        List<OpenIncident> incidents =
                runtimeService.createIncidentQuery().processInstanceId(instance.getId()).list().stream()
                        .map(InstanceReader::incident)
                        .toList();
        return new InstanceDetail(
                view(instance, incidents.size(), current(instance.getId())),
                withVariables ? variables(instance.getId()) : Map.of(),
                history.stream()
                        .filter(each -> !SCOPES.contains(each.getActivityType()))
                        .sorted(Comparator.comparing(HistoricActivityInstance::getStartTime)
                                .thenComparing(each -> each.getEndTime() == null)
                                .thenComparing(each -> each.getActivityType().endsWith("EndEvent")))
                        .map(InstanceReader::activity)
                        .toList(),
                incidents,
                instance.getEndActivityId());
    }

    /** Where the instance is: steps that go on, and steps that wait for their turn (or stand there with an incident). */
    private List<CurrentActivity> current(String instanceId) {
        Stream<CurrentActivity> begun = historyService
                .createHistoricActivityInstanceQuery()
                .processInstanceId(instanceId)
                .unfinished()
                .orderByHistoricActivityInstanceStartTime()
                .asc()
                .list()
                .stream()
                .filter(each -> !SCOPES.contains(each.getActivityType()))
                .map(each -> new CurrentActivity(each.getActivityId(), name(each)));
        return Stream.concat(begun, waiting(runtimeService.getActivityInstance(instanceId)))
                .distinct()
                .toList();
    }

    private static Stream<CurrentActivity> waiting(@Nullable ActivityInstance scope) {
        if (scope == null) {
            return Stream.empty();
        }
        Stream<CurrentActivity> here = Stream.of(scope.getChildTransitionInstances())
                .map(each -> new CurrentActivity(
                        each.getActivityId(),
                        Objects.requireNonNullElse(each.getActivityName(), each.getActivityId())));
        return Stream.concat(here, Stream.of(scope.getChildActivityInstances()).flatMap(InstanceReader::waiting));
    }

    private Map<String, Object> variables(String instanceId) {
        Map<String, Object> values = new TreeMap<>();
        for (HistoricVariableInstance variable : historyService
                .createHistoricVariableInstanceQuery()
                .processInstanceId(instanceId)
                .activityInstanceIdIn(instanceId)
                .disableBinaryFetching()
                .list()) {
            Object value = switch (variable.getTypeName()) {
                case "file", "bytes", "object" -> Map.of("type", variable.getTypeName());
                default -> variable.getValue();
            };
            values.put(variable.getName(), value);
        }
        return values;
    }

    private static Activity activity(HistoricActivityInstance activity) {
        ActivityState state = activity.getEndTime() == null
                ? ActivityState.ACTIVE
                : activity.isCanceled() ? ActivityState.CANCELLED : ActivityState.COMPLETED;
        return new Activity(
                activity.getActivityId(),
                name(activity),
                activity.getActivityType(),
                state,
                activity.getStartTime().toInstant(),
                instant(activity.getEndTime()),
                activity.getAssignee());
    }

    private static OpenIncident incident(Incident incident) {
        return new OpenIncident(
                incident.getId(),
                incident.getActivityId(),
                incident.getIncidentType(),
                incident.getIncidentMessage(),
                incident.getIncidentTimestamp().toInstant());
    }

    private static String name(HistoricActivityInstance activity) {
        return Objects.requireNonNullElse(activity.getActivityName(), activity.getActivityId());
    }

    private static InstanceState state(String engineState, int incidents) {
        return switch (engineState) {
            case HistoricProcessInstance.STATE_COMPLETED -> InstanceState.COMPLETED;
            case HistoricProcessInstance.STATE_SUSPENDED -> InstanceState.SUSPENDED;
            case HistoricProcessInstance.STATE_EXTERNALLY_TERMINATED,
                    HistoricProcessInstance.STATE_INTERNALLY_TERMINATED -> InstanceState.CANCELLED;
            default -> incidents > 0 ? InstanceState.INCIDENT : InstanceState.ACTIVE;
        };
    }

    private static @Nullable Instant instant(@Nullable Date date) {
        return date == null ? null : date.toInstant();
    }
}
