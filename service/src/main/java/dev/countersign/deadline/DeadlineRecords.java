package dev.countersign.deadline;

import dev.countersign.deadline.DeadlineOccurrence.What;
import dev.countersign.identity.User;
import dev.countersign.identity.UserDirectory;
import dev.countersign.notification.NoticeDetails;
import dev.countersign.notification.NoticeKind;
import dev.countersign.notification.Notices;
import dev.countersign.task.TaskActivities;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Writes down and tells what happens at deadlines. */
@ApplicationScoped
class DeadlineRecords {

    private final DeadlineEventRepository events;
    private final Notices notices;
    private final TaskActivities activities;
    private final UserDirectory directory;
    private final Clock clock;

    DeadlineRecords(
            DeadlineEventRepository events,
            Notices notices,
            TaskActivities activities,
            UserDirectory directory,
            Clock clock) {
        this.events = events;
        this.notices = notices;
        this.activities = activities;
        this.directory = directory;
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

    void tell(NoticeKind kind, TaskDeadline deadline, Collection<String> people) {
        tell(kind, deadline, people, details(deadline));
    }

    /** Who had the task hears that they do not any more, and who has it now. */
    void tellFormer(TaskDeadline deadline, @Nullable String former, String now) {
        if (former != null) {
            NoticeDetails details = details(deadline);
            tell(
                    NoticeKind.REASSIGNED,
                    deadline,
                    List.of(former),
                    now.equals(ActionGrammar.CANDIDATES)
                            ? details.word("nowWith", "candidates")
                            : details.text("nowWith", nameOf(now)));
        }
    }

    private void tell(NoticeKind kind, TaskDeadline deadline, Collection<String> people, NoticeDetails details) {
        if (!people.isEmpty()) {
            notices.tell(kind, deadline.taskId, people, details);
        }
    }

    private static NoticeDetails details(TaskDeadline deadline) {
        return NoticeDetails.none().word("why", why(deadline.kind)).moment("deadline", deadline.dueAt);
    }

    /** A person by name, a group as it is. */
    private String nameOf(String target) {
        return directory.find(target).map(User::name).orElse(target);
    }

    private static String why(DeadlineKind kind) {
        return switch (kind) {
            case NOT_STARTED -> "not-started";
            case NOT_COMPLETED -> "not-completed";
            case OVERDUE -> "overdue";
        };
    }
}
