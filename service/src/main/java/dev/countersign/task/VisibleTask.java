package dev.countersign.task;

import org.jspecify.annotations.Nullable;

/**
 * The facts of an open task that the current user may see, for features built around tasks.
 *
 * @param name the activity id when the model gives no name
 * @param taskKey the activity id in the model
 */
public record VisibleTask(
        String id,
        String name,
        String taskKey,
        String definitionKey,
        String definitionId,
        String instanceId,
        @Nullable String businessKey,
        @Nullable String assignee) {

    static VisibleTask of(TaskItem task) {
        return new VisibleTask(
                task.id(),
                task.name(),
                task.taskKey(),
                task.definitionKey(),
                task.definitionId(),
                task.instanceId(),
                task.businessKey(),
                task.assignee());
    }
}
