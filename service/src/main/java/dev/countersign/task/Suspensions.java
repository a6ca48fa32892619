package dev.countersign.task;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.operaton.bpm.engine.EntityTypes;
import org.operaton.bpm.engine.HistoryService;
import org.operaton.bpm.engine.history.UserOperationLogEntry;
import org.operaton.bpm.engine.history.UserOperationLogQuery;

/** Finds out in the engine's log of people's operations who has suspended a run: itself, or with its process. */
@ApplicationScoped
class Suspensions {

    private final HistoryService historyService;

    Suspensions(HistoryService historyService) {
        this.historyService = historyService;
    }

    /** Who did it last; empty when a program did, or the log is gone. */
    Optional<String> by(TaskItem task) {
        return Stream.of(
                        query(EntityTypes.PROCESS_INSTANCE).processInstanceId(task.instanceId()),
                        query(EntityTypes.PROCESS_INSTANCE).processDefinitionId(task.definitionId()),
                        query(EntityTypes.PROCESS_INSTANCE).processDefinitionKey(task.definitionKey()),
                        query(EntityTypes.PROCESS_DEFINITION).processDefinitionId(task.definitionId()),
                        query(EntityTypes.PROCESS_DEFINITION).processDefinitionKey(task.definitionKey()))
                .flatMap(query -> latest(query).stream())
                .filter(entry -> concerns(entry, task))
                .max(Comparator.comparing(UserOperationLogEntry::getTimestamp))
                .map(UserOperationLogEntry::getUserId);
    }

    private UserOperationLogQuery query(String entityType) {
        return historyService.createUserOperationLogQuery().entityType(entityType);
    }

    private static List<UserOperationLogEntry> latest(UserOperationLogQuery query) {
        return query.property("suspensionState").orderByTimestamp().desc().listPage(0, 20);
    }

    /** An entry about another run of the same process says nothing about this one. */
    private static boolean concerns(UserOperationLogEntry entry, TaskItem task) {
        return "suspended".equals(entry.getNewValue())
                && entry.getUserId() != null
                && (entry.getProcessInstanceId() == null
                        || entry.getProcessInstanceId().equals(task.instanceId()));
    }
}
