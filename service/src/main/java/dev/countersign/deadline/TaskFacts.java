package dev.countersign.deadline;

import java.time.Instant;
import java.util.Date;
import org.jspecify.annotations.Nullable;
import org.operaton.bpm.engine.delegate.DelegateTask;

/** What deadlines need to know about an open task. */
record TaskFacts(
        String id,
        String instanceId,
        String definitionId,
        String taskKey,
        @Nullable String assignee,
        @Nullable Instant dueAt,
        Instant createdAt,
        int priority,
        boolean suspended) {

    static TaskFacts of(DelegateTask task, Instant now) {
        Date due = task.getDueDate();
        Date created = task.getCreateTime();
        return new TaskFacts(
                task.getId(),
                task.getProcessInstanceId(),
                task.getProcessDefinitionId(),
                task.getTaskDefinitionKey(),
                task.getAssignee(),
                due == null ? null : due.toInstant(),
                created == null ? now : created.toInstant(),
                task.getPriority(),
                false);
    }

    boolean isStarted() {
        return assignee != null;
    }
}
