package dev.countersign.engine;

import org.jspecify.annotations.Nullable;

/**
 * An incident that has just been opened.
 *
 * @param type {@code failedJob} or {@code failedExternalTask}
 * @param activityId the step that failed
 * @param message what went wrong, in the words of who failed
 */
public record OpenedIncident(
        String type,
        @Nullable String processDefinitionId,
        @Nullable String instanceId,
        @Nullable String activityId,
        @Nullable String message) {}
