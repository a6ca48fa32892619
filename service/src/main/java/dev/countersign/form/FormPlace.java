package dev.countersign.form;

import org.jspecify.annotations.Nullable;

/**
 * Which form it is about: that of an open task, or the start form of a process.
 *
 * @param taskId null for a start form
 * @param instanceId null for a start form
 */
public record FormPlace(
        String definitionKey,
        @Nullable String taskId,
        @Nullable String instanceId) {

    static FormPlace ofTask(String definitionKey, String taskId, String instanceId) {
        return new FormPlace(definitionKey, taskId, instanceId);
    }

    static FormPlace ofStart(String definitionKey) {
        return new FormPlace(definitionKey, null, null);
    }
}
