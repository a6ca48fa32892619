package dev.countersign.task;

import com.fasterxml.jackson.annotation.JsonIgnore;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * One open task as the inbox lists it.
 *
 * @param name the activity id when the model gives no name
 * @param taskKey the activity id in the model
 * @param definitionName the key when the model gives no name
 * @param candidateGroups the groups that it is offered to
 * @param candidateUsers the persons that it is offered to by name
 * @param owner who gets the task back when it has been delegated
 * @param delegation {@code pending} while somebody else works on it for the owner, {@code resolved} when they have; else
 *     null
 */
public record TaskItem(
        String id,
        String name,
        String taskKey,
        String definitionKey,
        String definitionName,
        String instanceId,
        @Nullable String businessKey,
        @Nullable String assignee,
        List<String> candidateGroups,
        List<String> candidateUsers,
        Instant createdAt,
        @Nullable Instant dueAt,
        @Nullable Instant followUpAt,
        int priority,
        @Nullable String description,
        @Nullable String owner,
        @Nullable String delegation,
        @JsonIgnore String definitionId) {

    private static final String PENDING = "pending";

    public TaskItem {
        candidateGroups = List.copyOf(candidateGroups);
        candidateUsers = List.copyOf(candidateUsers);
    }

    boolean isDelegated() {
        return PENDING.equals(delegation);
    }

    Optional<String> holder() {
        return Optional.ofNullable(assignee);
    }
}
