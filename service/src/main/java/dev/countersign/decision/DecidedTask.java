package dev.countersign.decision;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The user task that a decision completes.
 *
 * @param taskId the engine's id of this one task
 * @param taskKey the activity id in the model
 */
public record DecidedTask(
        String taskId,
        String taskKey,
        @Nullable String taskName,
        String instanceId,
        String definitionKey,
        @Nullable String businessKey) {

    public DecidedTask {
        Objects.requireNonNull(taskId);
        Objects.requireNonNull(taskKey);
        Objects.requireNonNull(instanceId);
        Objects.requireNonNull(definitionKey);
    }
}
