package dev.countersign.notification;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Knows what has become of a task since somebody was to be told of it. */
@ApplicationScoped
class OpenTasks {
    private final EntityManager entityManager;

    OpenTasks(EntityManager entityManager) {
        this.entityManager = entityManager;
    }

    /** Why there is nothing left to say, as a sentence; empty when there is. Looks at what is committed. */
    Optional<String> objection(@Nullable NoticeKind kind, @Nullable String taskId, @Nullable String recipientId) {
        if (kind == null || taskId == null || !kind.endsWithTask()) {
            return Optional.empty();
        }
        List<?> assignees = entityManager
                .createNativeQuery("select coalesce(assignee_, '') from act_ru_task where id_ = ?1")
                .setParameter(1, taskId)
                .getResultList();
        if (assignees.isEmpty()) {
            return Optional.of("The task is over.");
        }
        String assignee = String.valueOf(assignees.get(0));
        boolean others = switch (kind) {
            case CANDIDATE, REMINDER -> !assignee.isEmpty() && !assignee.equals(recipientId);
            case ASSIGNED -> recipientId != null && !assignee.equals(recipientId);
            case ESCALATED, MENTIONED, OUTCOME, INCIDENT -> false;
        };
        return others
                ? Optional.of(assignee.isEmpty() ? "The task was given back." : "The task is " + assignee + "'s.")
                : Optional.empty();
    }
}
