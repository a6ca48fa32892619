package dev.countersign.deadline;

import dev.countersign.deadline.DeadlineOccurrence.What;
import dev.countersign.notification.NoticeKind;
import dev.countersign.notification.Notices;
import dev.countersign.task.TaskActivities;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Writes down and tells what happens at deadlines. */
@ApplicationScoped
class DeadlineRecords {

    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("d MMMM yyyy HH:mm 'UTC'", Locale.ENGLISH)
            .withZone(ZoneOffset.UTC);

    private final DeadlineEventRepository events;
    private final Notices notices;
    private final TaskActivities activities;
    private final Clock clock;

    DeadlineRecords(DeadlineEventRepository events, Notices notices, TaskActivities activities, Clock clock) {
        this.events = events;
        this.notices = notices;
        this.activities = activities;
        this.clock = clock;
    }

    void add(
            TaskDeadline deadline,
            What what,
            @Nullable String target,
            Collection<String> recipients,
            @Nullable String reason) {
        add(deadline, what, target, recipients, reason, null);
    }

    /** The same, done by a person. */
    void addBy(String actor, TaskDeadline deadline, What what, @Nullable String target, String reason) {
        add(deadline, what, target, List.of(), reason.strip(), actor);
    }

    private void add(
            TaskDeadline deadline,
            What what,
            @Nullable String target,
            Collection<String> recipients,
            @Nullable String reason,
            @Nullable String actor) {
        DeadlineEvent event = new DeadlineEvent(deadline, what, clock.instant());
        event.target = target;
        event.recipients = recipients.isEmpty() ? null : String.join(",", recipients);
        event.reason = reason;
        event.actor = actor;
        events.persist(event);
        note(event);
    }

    /** For the history of the task, where it stands among what people did. */
    private void note(DeadlineEvent event) {
        Map<String, @Nullable Object> details = new LinkedHashMap<>();
        details.put("target", event.recipients == null ? event.target : event.recipients);
        details.put("reason", event.reason);
        activities.note(
                event.taskId, event.what.name().toLowerCase(Locale.ROOT).replace('_', '-'), event.actor, details);
    }

    void tell(NoticeKind kind, TaskDeadline deadline, Collection<String> people, @Nullable String now) {
        if (people.isEmpty()) {
            return;
        }
        Map<String, String> details = new LinkedHashMap<>();
        details.put("Why", why(deadline.kind));
        if (deadline.dueAt != null) {
            details.put("Deadline", TIME.format(deadline.dueAt));
        }
        if (now != null) {
            details.put("Now with", now);
        }
        notices.tell(kind, deadline.taskId, people, details);
    }

    private static String why(DeadlineKind kind) {
        return switch (kind) {
            case NOT_STARTED -> "Nobody had started this task in time";
            case NOT_COMPLETED -> "This task was not completed in time";
            case OVERDUE -> "This task was not completed by its due date";
        };
    }
}
