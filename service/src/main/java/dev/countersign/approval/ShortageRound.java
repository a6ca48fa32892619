package dev.countersign.approval;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.List;
import org.operaton.bpm.engine.OptimisticLockingException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Looks at the tasks of the queue, one transaction each and some at a time. Any number of nodes may do this at once. */
@ApplicationScoped
class ShortageRound {

    private static final Logger LOG = LoggerFactory.getLogger(ShortageRound.class);
    private static final Duration SOON = Duration.ofSeconds(1);
    private static final Duration LATER = Duration.ofMinutes(5);

    private final ShortageQueue queue;
    private final ShortageSettlement settlement;
    private final ApprovalConfig config;

    ShortageRound(ShortageQueue queue, ShortageSettlement settlement, ApprovalConfig config) {
        this.queue = queue;
        this.settlement = settlement;
        this.config = config;
    }

    @Scheduled(
            identity = "approval-shortages",
            every = "${countersign.approval.shortage.every:1s}",
            concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void scheduled() {
        if (config.shortage().enabled()) {
            try {
                queue.sweep(config.shortage().sweepEvery());
            } catch (RuntimeException e) {
                LOG.warn("Open tasks could not be swept for those about which too few may decide", e);
            }
            round();
        }
    }

    /**
     * One round.
     *
     * @return how many tasks it has looked at
     */
    int round() {
        List<String> due = queue.due(config.shortage().batch());
        due.forEach(this::settle);
        return due.size();
    }

    private void settle(String taskId) {
        try {
            QuarkusTransaction.requiringNew().run(() -> {
                if (queue.take(taskId)) {
                    settlement.settle(taskId);
                }
            });
        } catch (OptimisticLockingException e) {
            LOG.debug("Somebody else changed task {}; it is looked at again", taskId, e);
            queue.later(taskId, SOON);
        } catch (RuntimeException e) {
            LOG.warn("It could not be seen whether anybody may decide about task {}; it is tried again", taskId, e);
            queue.later(taskId, LATER);
        }
    }
}
