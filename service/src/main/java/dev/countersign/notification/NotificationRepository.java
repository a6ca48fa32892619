package dev.countersign.notification;

import io.quarkus.hibernate.orm.panache.PanacheQuery;
import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import io.quarkus.panache.common.Sort;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

@ApplicationScoped
class NotificationRepository implements PanacheRepositoryBase<Notification, UUID> {

    private static final String WITH_TASK = Arrays.stream(NoticeKind.values())
            .filter(NoticeKind::endsWithTask)
            .map(kind -> "'" + kind + "'")
            .collect(Collectors.joining(", "));

    /**
     * The oldest row that is due, locked until the transaction ends. Rows that another sender holds are passed over, and
     * so are those whose recipient has an older one waiting: a person gets mails in order. What must not be sent yet, for
     * quiet hours or for a suspended run, holds nothing up.
     */
    Optional<Notification> lockNextDue(Delivery channel, Instant now) {
        return getEntityManager()
                .createNativeQuery("""
                        select n.* from notification n
                        where n.state = 'PENDING' and n.channel = :channel
                          and n.next_attempt_at <= :now and n.not_before <= :now
                          and not exists (
                            select 1 from notification older
                            where older.state = 'PENDING'
                              and older.recipient_address = n.recipient_address
                              and older.not_before <= :now
                              and older.sequence < n.sequence)
                        order by n.sequence
                        limit 1
                        for update of n skip locked""", Notification.class)
                .setParameter("channel", channel.name())
                .setParameter("now", now)
                .getResultStream()
                .map(Notification.class::cast)
                .findFirst();
    }

    /**
     * Puts off everything due that is about tasks of suspended runs, whose pages show nothing: all at once, because one run
     * of many tasks would otherwise be looked at task by task. It grows old only from when it may be sent.
     */
    void holdSuspended(Instant now, Instant until) {
        getEntityManager()
                .createNativeQuery("""
                        update notification
                        set not_before = :until, next_attempt_at = :until, pending_since = :until
                        where id in (
                            select n.id from notification n join act_ru_task t on t.id_ = n.task_id
                            where n.state = 'PENDING' and n.kind in (%s) and n.not_before <= :now
                              and t.suspension_state_ = 2
                            for update of n skip locked)""".formatted(WITH_TASK))
                .setParameter("now", now)
                .setParameter("until", until)
                .executeUpdate();
    }

    /** Whether a person has been told, or is about to be, that a task waits for them. */
    boolean isTold(String taskId, String recipientId) {
        return count(
                        "taskId = ?1 and (recipientId = ?2 or readers like ?3)"
                                + " and (state = 'PENDING' or state = 'SENT')"
                                + " and kind in ('ASSIGNED', 'CANDIDATE', 'ESCALATED')",
                        taskId,
                        recipientId,
                        among(recipientId))
                > 0;
    }

    boolean isPending(String taskId, String recipientId, NoticeKind kind) {
        return count(
                        "taskId = ?1 and (recipientId = ?2 or readers like ?3) and kind = ?4 and state = 'PENDING'",
                        taskId,
                        recipientId,
                        among(recipientId),
                        kind)
                > 0;
    }

    private static String among(String recipientId) {
        return "%," + recipientId.replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_") + ",%";
    }

    /**
     * Cancels what is still queued about a task. What a sender holds at this moment is left to it: nobody waits for a mail
     * server here, and the sender looks at the task itself before it tries again.
     */
    int cancelQueued(String taskId, String reason) {
        return cancel(" and kind in (" + WITH_TASK + ")", taskId, "", CancelReason.OVER, reason);
    }

    /** The same once a task is somebody's, for everybody else; those it was escalated to still look after it. */
    int cancelQueuedOfOthers(String taskId, String assignee, String reason) {
        return cancel(
                " and kind in ('ASSIGNED', 'CANDIDATE', 'REMINDER', 'STALE') and recipient_id is distinct from :except",
                taskId,
                assignee,
                CancelReason.TAKEN,
                reason);
    }

    /** Lets a notice take the place of one of its kind, or of a weaker one, that is still queued. */
    int cancelReplaced(NoticeKind kind, String taskId, String recipientId) {
        String replaced = kind == NoticeKind.ESCALATED ? "'CANDIDATE', 'REMINDER', 'ESCALATED'" : "'" + kind + "'";
        return cancel(
                " and kind in (" + replaced + ") and recipient_id = :except",
                taskId,
                recipientId,
                CancelReason.REPLACED,
                "Another notice has taken its place.");
    }

    /** The same for a room that several people read. */
    int cancelReplacedInRoom(NoticeKind kind, String taskId, String address) {
        String replaced = kind == NoticeKind.ESCALATED ? "'CANDIDATE', 'REMINDER', 'ESCALATED'" : "'" + kind + "'";
        return cancel(
                " and kind in (" + replaced + ") and readers is not null and recipient_address = :except",
                taskId,
                address,
                CancelReason.REPLACED,
                "Another notice has taken its place.");
    }

    private int cancel(String condition, String taskId, String person, CancelReason code, String reason) {
        var update = getEntityManager()
                .createNativeQuery("""
                        update notification set state = 'CANCELLED', last_error = :reason, cancel_reason = :code
                        where id in (
                            select id from notification
                            where task_id = :task and state = 'PENDING'%s
                            for update skip locked)""".formatted(condition))
                .setParameter("task", taskId)
                .setParameter("code", code.name())
                .setParameter("reason", reason);
        return (condition.contains(":except") ? update.setParameter("except", person) : update).executeUpdate();
    }

    /**
     * A task is free again: those whose offer was cancelled because somebody else had it hear of it now, if it is still
     * offered to them.
     */
    int reviveOffers(String taskId, Collection<String> candidates, Instant now) {
        return update(
                "state = 'PENDING', cancelReason = null, lastError = null, pendingSince = ?1, nextAttemptAt = ?1"
                        + " where taskId = ?2 and kind = 'CANDIDATE' and state = 'CANCELLED' and cancelReason = ?3"
                        + " and (recipientId is null or recipientId in ?4)",
                now,
                taskId,
                CancelReason.TAKEN,
                candidates.isEmpty() ? List.of("") : candidates);
    }

    PanacheQuery<Notification> newestFirst(OutboxSearch search) {
        List<String> conditions = new ArrayList<>(List.of("1 = 1"));
        List<Object> values = new ArrayList<>();
        add(conditions, values, "state", search.state());
        add(conditions, values, "kind", search.kind());
        add(conditions, values, "recipientId", search.recipient());
        add(conditions, values, "taskId", search.task());
        return find(String.join(" and ", conditions), Sort.descending("sequence"), values.toArray());
    }

    private static void add(List<String> conditions, List<Object> values, String field, @Nullable Object value) {
        if (value != null) {
            values.add(value);
            conditions.add(field + " = ?" + values.size());
        }
    }
}
