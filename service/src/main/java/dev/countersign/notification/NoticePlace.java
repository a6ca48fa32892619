package dev.countersign.notification;

import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What a notice is about.
 *
 * @param taskKey the activity id of the task in the model
 * @param definitionId the version of the process definition
 * @param groups the groups that the task is offered to
 * @param evidenceDigest the evidence that the task shows at this moment
 */
public record NoticePlace(
        @Nullable String taskId,
        @Nullable String taskKey,
        @Nullable String instanceId,
        @Nullable String definitionId,
        @Nullable String definitionKey,
        Set<String> groups,
        @Nullable String evidenceDigest) {

    public NoticePlace {
        groups = Set.copyOf(groups);
    }
}
