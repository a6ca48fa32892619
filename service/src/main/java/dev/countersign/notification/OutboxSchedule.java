package dev.countersign.notification;

import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;

/** Lets the outbox be emptied every second, and what has gathered be looked at, on threads of the scheduler's own. */
@ApplicationScoped
class OutboxSchedule {
    /** So that stopping the service does not wait for a long queue. */
    private static final int BATCH = 50;

    private final OutboxSender sender;
    private final Digests digests;
    private final IncidentNotices incidents;
    private final MailConfig config;

    OutboxSchedule(OutboxSender sender, Digests digests, IncidentNotices incidents, MailConfig config) {
        this.sender = sender;
        this.digests = digests;
        this.incidents = incidents;
        this.config = config;
    }

    @Scheduled(
            identity = "notification-outbox",
            every = "${countersign.mail.every:PT1S}",
            concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void send() {
        if (config.sending()) {
            sender.sendDue(BATCH);
        }
    }

    @Scheduled(
            identity = "notification-gathered",
            every = "${countersign.notification.gathered-every:PT15S}",
            concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void queueGathered() {
        if (config.sending()) {
            digests.queueDue();
            incidents.tellCounted();
        }
    }
}
