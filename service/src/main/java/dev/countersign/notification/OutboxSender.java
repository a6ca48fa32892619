package dev.countersign.notification;

import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import org.jboss.logging.Logger;

/**
 * Sends what is in the outbox, one mail per transaction: its row is locked, the mail is sent, the row is marked, commit. A
 * crash in between leaves the row as it was, so the mail is sent again; that is the one duplicate a crash can cause.
 */
@ApplicationScoped
class OutboxSender {
    private static final Logger LOG = Logger.getLogger(OutboxSender.class);
    private static final Duration MARGIN = Duration.ofSeconds(30);

    private final NotificationRepository notifications;
    private final MailTransport transport;
    private final MailConfig config;
    private final Clock clock;

    enum Step {
        NOTHING_DUE,
        NEXT,
        SERVER_AWAY
    }

    OutboxSender(NotificationRepository notifications, MailTransport transport, MailConfig config, Clock clock) {
        this.notifications = notifications;
        this.transport = transport;
        this.config = config;
        this.clock = clock;
    }

    /** Sends until nothing is due, the mail server is away, or the batch is full. */
    void sendDue(int batch) {
        for (int i = 0; i < batch; i++) {
            Step step = QuarkusTransaction.requiringNew()
                    .timeout((int) config.timeout().plus(MARGIN).toSeconds())
                    .call(this::sendNext);
            if (step != Step.NEXT) {
                return;
            }
        }
    }

    private Step sendNext() {
        Notification next = notifications.lockNextDue(clock.instant()).orElse(null);
        if (next == null) {
            return Step.NOTHING_DUE;
        }
        try {
            transport.send(next);
        } catch (MailNotAcceptedException e) {
            next.notSent(String.valueOf(e.getMessage()), clock.instant(), config);
            LOG.warnf(
                    "Mail %s not accepted (attempt %d, %s): %s",
                    next.id, next.attempts, nextStep(next), e.getMessage());
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
