package dev.countersign.deadline;

import dev.countersign.engine.RuleRefusal;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Finds what is due and does it, one transaction each. Any number of nodes may do this at once. */
@ApplicationScoped
class DeadlinePoller {

    private static final Logger LOG = LoggerFactory.getLogger(DeadlinePoller.class);

    private final DeadlineRepository deadlines;
    private final DeadlineFiring firing;
    private final MigratedDeadlines migrated;
    private final DeadlineConfig config;
    private final Clock clock;

    DeadlinePoller(
            DeadlineRepository deadlines,
            DeadlineFiring firing,
            MigratedDeadlines migrated,
            DeadlineConfig config,
            Clock clock) {
        this.deadlines = deadlines;
        this.firing = firing;
        this.migrated = migrated;
        this.config = config;
        this.clock = clock;
    }

    /**
     * One round.
     *
     * @return how many steps have happened
     */
    int round() {
        migrated.waiting(config.batch()).forEach(this::recheck);
        List<DeadlineRepository.DueStep> due =
                QuarkusTransaction.requiringNew().call(() -> deadlines.due(clock.instant(), config.batch()));
        return (int) due.stream().filter(this::happens).count();
    }

    private boolean happens(DeadlineRepository.DueStep due) {
        try {
            return firing.fire(due.id(), due.taskId(), null);
        } catch (RuntimeException first) {
            try {
                Optional<String> refusal = refusal(first);
                if (refusal.isEmpty()) {
                    throw first;
                }
                return firing.fire(due.id(), due.taskId(), refusal.get());
            } catch (RuntimeException e) {
                LOG.warn("A deadline of task {} could not take place; it is tried again", due.taskId(), e);
                firing.failed(due.id(), due.taskId(), String.valueOf(e.getMessage()));
                return false;
            }
        }
    }

    private void recheck(String taskId) {
        try {
            migrated.recheck(taskId);
        } catch (RuntimeException e) {
            LOG.warn(
                    "Task {} has moved to a model whose deadlines cannot be worked out; it keeps those it had",
                    taskId,
                    e);
            migrated.giveUp(taskId);
        }
    }

    private static Optional<String> refusal(Throwable thrown) {
        return Stream.<Throwable>iterate(thrown, cause -> cause != null, Throwable::getCause)
                .filter(RuleRefusal.class::isInstance)
                .map(cause -> String.valueOf(cause.getMessage()))
                .findFirst();
    }
}
