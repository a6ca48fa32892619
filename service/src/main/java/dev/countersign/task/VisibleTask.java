package dev.countersign.task;

import org.jspecify.annotations.Nullable;

/**
 * The facts of a task that the current user may see, for features built around tasks.
 *
 * @param name the activity id when the model gives no name
 * @param taskKey the activity id in the model
 * @param assignee of a task that is over: the last one
 * @param open false once it is completed or the process has gone on without it
 */
public record VisibleTask(
        String id,
        String name,
        String taskKey,
        String definitionKey,
        String definitionId,
        String instanceId,
        @Nullable String businessKey,
        @Nullable String assignee,
        boolean open) {

    static VisibleTask of(TaskItem task) {
        return new VisibleTask(
                task.id(),
                task.name(),
                task.taskKey(),
                task.definitionKey(),
                task.definitionId(),
                task.instanceId(),
                task.businessKey(),
                task.assignee(),
                true);
    }
}
