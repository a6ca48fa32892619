package dev.countersign.connector;

import dev.countersign.externaltask.ExternalTaskConfig;
import dev.countersign.externaltask.Trouble;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.jboss.logging.Logger;

/**
 * Hands outcomes of calls over until they are taken. The database may be away, other branches of the process may hold it:
 * that passes, and the task is kept meanwhile. Only what the engine itself refuses ends at a person.
 */
@ApplicationScoped
class CallOffers {

    private static final Logger LOG = Logger.getLogger(CallOffers.class);

    /** How often the engine may refuse an outcome before a person is asked, and then to ask that person. */
    private static final int OFFERS = 3;

    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(5);

    private final CallOutcomes outcomes;
    private final ExternalTaskConfig config;
    private final Clock clock;
    private final Map<UUID, String> taskByAttempt = new ConcurrentHashMap<>();

    CallOffers(CallOutcomes outcomes, ExternalTaskConfig config, Clock clock) {
        this.outcomes = outcomes;
        this.config = config;
        this.clock = clock;
    }

    /** Whether this node holds what came of the task's call and hands it over as soon as that is possible. */
    boolean isOpen(String taskId) {
        return taskByAttempt.containsValue(taskId);
    }

    /**
     * Returns when the outcome has been taken, or when the node ends.
     *
     * @param outcome what the engine is told
     * @param refused asks a person, when the engine refuses the outcome for this reason
     * @param kept writes down what can be without the engine, when it refuses even that
     */
    void offer(String taskId, UUID attempt, Runnable outcome, Consumer<Throwable> refused, Runnable kept) {
        taskByAttempt.put(attempt, taskId);
        try {
            Throwable last = null;
            Instant renewAt = clock.instant();
            int refusals = 0;
            for (int round = 1; refusals < 3 * OFFERS; round++) {
                try {
                    if (last == null || refusals < OFFERS) {
                        outcome.run();
                    } else if (refusals < 2 * OFFERS) {
                        refused.accept(last);
                    } else {
                        kept.run();
                    }
                    return;
                } catch (RuntimeException | Error e) {
                    boolean passes = Trouble.passes(e);
                    LOG.warnf(
                            passes ? null : e,
                            "The outcome of task %s cannot be handed over now (%d): %s",
                            taskId,
                            round,
                            Trouble.reason(e));
                    if (!passes) {
                        refusals++;
                        last = refusals <= OFFERS ? e : last;
                    }
                }
                renewAt = renewed(taskId, attempt, renewAt);
                pause(round);
            }
            LOG.errorf("The outcome of task %s could not be handed over; it is taken up as after a crash", taskId);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt(); // the node ends: as after a crash
        } finally {
            taskByAttempt.remove(attempt);
        }
    }

    /** Keeps the task from others, also after a call that has used up its time. */
    private Instant renewed(String taskId, UUID attempt, Instant renewAt) {
        Instant now = clock.instant();
        if (now.isBefore(renewAt)) {
            return renewAt;
        }
        try {
            outcomes.keepLock(taskId, attempt, config.lockDuration());
            return now.plus(config.lockDuration().dividedBy(3));
        } catch (RuntimeException | Error e) {
            LOG.debugf(e, "The lock of task %s cannot be renewed now", taskId);
            return renewAt;
        }
    }

    private static void pause(int round) throws InterruptedException {
        TimeUnit.MILLISECONDS.sleep(Math.min(200L * round, LONGEST_PAUSE.toMillis()));
    }
}
