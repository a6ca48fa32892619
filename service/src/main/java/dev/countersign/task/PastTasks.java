package dev.countersign.task;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.operaton.bpm.engine.HistoryService;
import org.operaton.bpm.engine.history.HistoricIdentityLinkLog;
import org.operaton.bpm.engine.history.HistoricProcessInstance;
import org.operaton.bpm.engine.history.HistoricTaskInstance;

/** Reads tasks that are over from the engine's history, as long as that is kept. */
@ApplicationScoped
class PastTasks {

    private final HistoryService historyService;

    PastTasks(HistoryService historyService) {
        this.historyService = historyService;
    }

    Optional<PastTask> find(String taskId) {
        return Optional.ofNullable(historyService
                        .createHistoricTaskInstanceQuery()
                        .taskId(taskId)
                        .singleResult())
                .map(this::withPeople);
    }

    private PastTask withPeople(HistoricTaskInstance task) {
        List<HistoricIdentityLinkLog> links = historyService
                .createHistoricIdentityLinkLogQuery()
                .taskId(task.getId())
                .list();
        return new PastTask(
                facts(task),
                distinct(links, HistoricIdentityLinkLog::getUserId),
                distinct(links, HistoricIdentityLinkLog::getGroupId));
    }

    private VisibleTask facts(HistoricTaskInstance task) {
        @Nullable
        HistoricProcessInstance instance = historyService
                .createHistoricProcessInstanceQuery()
                .processInstanceId(task.getProcessInstanceId())
                .singleResult();
        return new VisibleTask(
                task.getId(),
                task.getName() == null || task.getName().isEmpty() ? task.getTaskDefinitionKey() : task.getName(),
                task.getTaskDefinitionKey(),
                task.getProcessDefinitionKey(),
                task.getProcessDefinitionId(),
                task.getProcessInstanceId(),
                instance == null ? null : instance.getBusinessKey(),
                task.getAssignee(),
                false);
    }

    private static Set<String> distinct(
            List<HistoricIdentityLinkLog> links, Function<HistoricIdentityLinkLog, @Nullable String> member) {
        return links.stream().map(member).filter(Objects::nonNull).collect(Collectors.toSet());
    }
}
