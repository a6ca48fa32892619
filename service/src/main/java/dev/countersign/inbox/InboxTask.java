package dev.countersign.inbox;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One open task as the inbox lists it.
 *
 * @param name the activity id when the model gives no name
 * @param taskKey the activity id in the model
 * @param definitionName the key when the model gives no name
 * @param owner whom the task goes back to, when somebody works on it for them
 * @param candidateGroups the groups that it is offered to
 * @param candidateUsers the persons that it is offered to by name
 */
public record InboxTask(
        String id,
        String name,
        String taskKey,
        String definitionKey,
        String definitionName,
        String instanceId,
        @Nullable String businessKey,
        @Nullable String assignee,
        @Nullable String owner,
        List<String> candidateGroups,
        List<String> candidateUsers,
        Instant createdAt,
        @Nullable Instant dueAt,
        @Nullable Instant followUpAt,
        int priority,
        @Nullable String description) {

    public InboxTask {
        candidateGroups = List.copyOf(candidateGroups);
        candidateUsers = List.copyOf(candidateUsers);
    }
}
