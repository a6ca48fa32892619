package dev.countersign.deadline;

import java.time.Instant;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * Something that has happened at a deadline of a task.
 *
 * @param number which deadline of the task
 * @param target the group or person that it was about, the new priority, or the moment that it was postponed to
 * @param recipients who was told
 * @param reason why: an operator's words, or what was against it
 * @param actor who did it; null when time did
 * @param dueAt when the deadline was
 */
@Schema(examples = """
                {"at": "2026-11-24T10:00:01Z", "number": 1, "kind": "NOT_STARTED", "what": "ESCALATED", "target": "managers", \
                "recipients": ["mia"], "reason": null, "actor": null, "dueAt": "2026-11-24T10:00:00Z"}""")
public record DeadlineOccurrence(
        Instant at,
        int number,
        DeadlineKind kind,
        What what,
        @Nullable String target,
        List<String> recipients,
        @Nullable String reason,
        @Nullable String actor,
        @Nullable Instant dueAt) {

    public DeadlineOccurrence {
        recipients = List.copyOf(recipients);
    }

    /** What has happened. */
    public enum What {
        REMINDED,
        ESCALATED,
        REASSIGNED,
        PRIORITY_CHANGED,
        /** The model names somebody who may not have the task; what happened instead follows. */
        REFUSED,
        POSTPONED,
        CANCELLED
    }

    static DeadlineOccurrence of(DeadlineEvent event) {
        return new DeadlineOccurrence(
                event.at,
                event.number,
                event.kind,
                event.what,
                event.target,
                event.recipients == null ? List.of() : List.of(event.recipients.split(",")),
                event.reason,
                event.actor,
                event.dueAt);
    }
}
