package dev.countersign.notification;

import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;

/** Lets the outbox be emptied every second, on a thread of the scheduler's own. */
@ApplicationScoped
class OutboxSchedule {
    /** So that stopping the service does not wait for a long queue. */
    private static final int BATCH = 50;

    private final OutboxSender sender;
    private final MailConfig config;

    OutboxSchedule(OutboxSender sender, MailConfig config) {
        this.sender = sender;
        this.config = config;
    }

    @Scheduled(
            identity = "notification-outbox",
            every = "${countersign.mail.every:1s}",
            concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void send() {
        if (config.sending()) {
            sender.sendDue(BATCH);
        }
    }
}
