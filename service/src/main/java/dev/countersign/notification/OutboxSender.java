package dev.countersign.notification;

import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicReference;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Sends what is in the outbox, one message per transaction: its row is locked, the message is sent, the row is marked, commit. A
 * crash in between leaves the row as it was, so the mail is sent again; that is the one duplicate a crash can cause.
 */
@ApplicationScoped
class OutboxSender {
    private static final Logger LOG = Logger.getLogger(OutboxSender.class);
    private static final Duration MARGIN = Duration.ofSeconds(30);

    /** How soon a notice about a suspended run is looked at again, and so how late it may come when the run goes on. */
    static final Duration HELD = Duration.ofMinutes(3);

    private final NotificationRepository notifications;
    private final MailTransport transport;
    private final PreferenceService preferences;
    private final OpenTasks openTasks;
    private final MailConfig config;
    private final Clock clock;

    enum Step {
        NOTHING_DUE,
        NEXT,
        SERVER_AWAY
    }

    OutboxSender(
            NotificationRepository notifications,
            MailTransport transport,
            PreferenceService preferences,
            OpenTasks openTasks,
            MailConfig config,
            Clock clock) {
        this.notifications = notifications;
        this.transport = transport;
        this.preferences = preferences;
        this.openTasks = openTasks;
        this.config = config;
        this.clock = clock;
    }

    /** Sends mails, then webhooks' messages: until nothing is due, the mail server is away, or the batch is full. */
    void sendDue(int batch) {
        for (Delivery channel : Delivery.values()) {
            sendDue(channel, batch);
        }
    }

    private void sendDue(Delivery channel, int batch) {
        for (int i = 0; i < batch; i++) {
            AtomicReference<@Nullable UUID> taken = new AtomicReference<>();
            Step step;
            try {
                step = QuarkusTransaction.requiringNew()
                        .timeout((int) config.timeout().plus(MARGIN).toSeconds())
                        .call(() -> sendNext(channel, taken));
            } catch (RuntimeException e) {
                putOff(taken.get(), e);
                step = Step.NEXT;
            }
            if (step != Step.NEXT) {
                return;
            }
        }
    }

    /** One row that cannot be dealt with, for whatever reason, is no reason to tell nobody else anything. */
    private void putOff(@Nullable UUID id, RuntimeException problem) {
        if (id == null) {
            throw problem;
        }
        LOG.errorf(problem, "Notification %s could not be dealt with; it is put off, and the others go on", id);
        QuarkusTransaction.requiringNew()
                .run(() -> notifications
                        .findByIdOptional(id, LockModeType.PESSIMISTIC_WRITE)
                        .filter(row -> row.state == NotificationState.PENDING)
                        .ifPresent(row -> row.putOff(problem, clock.instant(), config)));
    }

    private Step sendNext(Delivery channel, AtomicReference<@Nullable UUID> taken) {
        Instant now = clock.instant();
        Notification next = notifications.lockNextDue(channel, now).orElse(null);
        if (next == null) {
            return Step.NOTHING_DUE;
        }
        taken.set(next.id);
        if (next.kind != null && next.kind.endsWithTask() && openTasks.isSuspended(next.taskId)) {
            next.waitUntil(now.plus(HELD));
            notifications.holdSuspended(now, now.plus(HELD));
            return Step.NEXT;
        }
        Optional<OpenTasks.Objection> objection = openTasks.objection(next.kind, next.taskId, next.recipientId);
        if (objection.isPresent()) {
            next.cancel(objection.get().reason(), objection.get().text());
            openTasks.notTold(objection.get(), next.taskId);
            return Step.NEXT;
        }
        Instant notBefore = preferences.of(next.recipientId).notBefore(next.kind, now);
        if (notBefore.isAfter(now)) {
            next.waitUntil(notBefore);
            return Step.NEXT;
        }
        return send(next);
    }

    private Step send(Notification next) {
        if (QuarkusTransaction.isRollbackOnly()) {
            throw new IllegalStateException("Not sent: that it was sent could not be written down");
        }
        try {
            transport.send(next);
        } catch (MailNotAcceptedException e) {
            next.notSent(e, clock.instant(), config);
            LOG.warnf(
                    "%s %s not accepted (attempt %d, %s): %s",
                    next.channel, next.id, next.attempts, nextStep(next), e.getMessage());
            return e.serverAway() ? Step.SERVER_AWAY : Step.NEXT;
        }
        next.sent(clock.instant());
        return Step.NEXT;
    }

    private static String nextStep(Notification notification) {
        return notification.state == NotificationState.FAILED
                ? "given up, an operator can try again"
                : "next one at " + notification.nextAttemptAt;
    }
}
