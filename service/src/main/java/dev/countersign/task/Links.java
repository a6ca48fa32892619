package dev.countersign.task;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.operaton.bpm.engine.history.HistoricIdentityLinkLog;
import org.operaton.bpm.engine.history.HistoricTaskInstance;

/**
 * The engine's log of who was tied to a task: it also has what models and timers did, of which the log of people's
 * operations knows nothing. What goes with the end of the task is left out.
 */
final class Links {

    private static final Duration AT_THE_BEGINNING = Duration.ofSeconds(1);
    private static final Duration AT_THE_END = Duration.ofSeconds(5);

    private final HistoricTaskInstance task;
    private final List<HistoricIdentityLinkLog> log;

    Links(HistoricTaskInstance task, List<HistoricIdentityLinkLog> log) {
        this.task = task;
        this.log = log;
    }

    List<ActivityEntry> entries(Operations operations) {
        List<ActivityEntry> entries = new ArrayList<>();
        for (HistoricIdentityLinkLog link : log) {
            // What a task begins with is stamped a moment before the task itself.
            Instant at = latest(link.getTime().toInstant(), task.getStartTime().toInstant());
            boolean added = "add".equals(link.getOperationType());
            if ("candidate".equals(link.getType())) {
                candidate(link, at, added).ifPresent(entries::add);
            } else if ("assignee".equals(link.getType()) && added && !operations.haveAssigned(link.getUserId(), at)) {
                entries.add(new ActivityEntry(at, "assigned", by(link, at), to(link.getUserId())));
            }
        }
        return entries;
    }

    private Optional<ActivityEntry> candidate(HistoricIdentityLinkLog link, Instant at, boolean added) {
        if (!added && atTheEnd(at)) {
            return Optional.empty();
        }
        Map<String, @Nullable Object> who = new HashMap<>();
        who.put(
                link.getGroupId() == null ? "user" : "group",
                link.getGroupId() == null ? link.getUserId() : link.getGroupId());
        return Optional.of(new ActivityEntry(at, added ? "offered" : "withdrawn", by(link, at), who));
    }

    /** What a task is created with is the model's doing, not that of the person whose request got the process there. */
    private @Nullable String by(HistoricIdentityLinkLog link, Instant at) {
        return at.isBefore(task.getStartTime().toInstant().plus(AT_THE_BEGINNING)) ? null : link.getAssignerId();
    }

    private static Map<String, @Nullable Object> to(@Nullable String userId) {
        Map<String, @Nullable Object> details = new HashMap<>();
        details.put("to", userId);
        return details;
    }

    private static Instant latest(Instant one, Instant other) {
        return one.isBefore(other) ? other : one;
    }

    private boolean atTheEnd(Instant at) {
        return task.getEndTime() != null
                && at.isAfter(task.getEndTime().toInstant().minus(AT_THE_END));
    }
}
