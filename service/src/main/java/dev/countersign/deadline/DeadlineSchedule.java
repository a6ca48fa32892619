package dev.countersign.deadline;

import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;

/** Lets deadlines happen, on a thread of the scheduler's own. */
@ApplicationScoped
class DeadlineSchedule {

    private final DeadlinePoller poller;
    private final DeadlineConfig config;

    DeadlineSchedule(DeadlinePoller poller, DeadlineConfig config) {
        this.poller = poller;
        this.config = config;
    }

    @Scheduled(
            identity = "task-deadlines",
            every = "${countersign.deadline.every:1s}",
            concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void round() {
        if (config.enabled()) {
            poller.round();
        }
    }
}
