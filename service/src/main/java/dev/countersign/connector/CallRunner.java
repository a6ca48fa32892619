package dev.countersign.connector;

import dev.countersign.connector.secret.Redaction;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/** Makes one call and sees to it that it ends: with its outcome, or when its time is over. */
@ApplicationScoped
class CallRunner {

    private static final Logger LOG = Logger.getLogger(CallRunner.class);

    /** How long a call may take to notice that it was broken off before its outcome is settled without it. */
    private static final Duration GRACE = Duration.ofSeconds(3);

    /** How often an outcome is offered to the engine before a person is asked. */
    private static final int OFFERS = 3;

    private static final int ROUNDS = 30;

    private final CallThreads threads;
    private final CallOutcomes outcomes;

    CallRunner(CallThreads threads, CallOutcomes outcomes) {
        this.threads = threads;
        this.outcomes = outcomes;
    }

    void run(PreparedCall prepared) {
        Redaction redaction = new Redaction();
        Duration timeout = prepared.policy().timeout();
        CallContext context = new CallContext(prepared.task().id(), timeout, redaction);
        AtomicBoolean settled = new AtomicBoolean();
        Future<?> breakOff = threads.later(timeout, context::breakOff);
        Future<?> giveUp = threads.later(timeout.plus(GRACE), () -> {
            if (settled.compareAndSet(false, true)) {
                fail(prepared, FailureReader.timedOut(timeout));
            }
        });
        boolean made = false;
        try {
            Object answer = prepared.call().run(context);
            made = true;
            Object result = prepared.shape().of(answer, redaction);
            if (settled.compareAndSet(false, true)) {
                succeed(prepared, result);
            }
        } catch (Throwable e) { // an Error too: a call without an outcome would be made again and again
            LOG.debugf(
                    "Connector %s of task %s: %s",
                    prepared.connector(), prepared.task().id(), e.getClass());
            ConnectorFailure failure =
                    ConnectorFailure.redacted(FailureReader.read(e, context.brokenOff(), timeout), redaction);
            if (!prepared.call().idempotent() && (made || failure.made())) {
                failure = ConnectorFailure.tookEffect(failure);
            }
            if (settled.compareAndSet(false, true)) {
                fail(prepared, failure);
            }
        } finally {
            breakOff.cancel(false);
            giveUp.cancel(false);
            context.breakOff(); // whatever is still open
        }
    }

    /** Offers an answer once more that the process could not go on with before. */
    void handOver(StartedCall call) {
        offer(
                call.externalTaskId,
                () -> outcomes.handOver(call.externalTaskId, call.attempt),
                cause -> outcomes.refused(call.externalTaskId, call.attempt, null, cause));
    }

    private void succeed(PreparedCall prepared, @Nullable Object result) {
        offer(
                prepared.task().id(),
                () -> outcomes.succeeded(prepared, result),
                cause -> outcomes.refused(prepared.task().id(), prepared.attempt(), result, cause));
    }

    private void fail(PreparedCall prepared, ConnectorFailure failure) {
        offer(
                prepared.task().id(),
                () -> outcomes.failed(prepared, failure),
                cause -> outcomes.failedForGood(prepared, failure, cause));
    }

    /**
     * Other branches of the process may hold it, the database may be away for a while: tries again, and turns to a person
     * only when the engine itself refuses. If even that cannot be written down, the row of the call stays, as after a crash.
     */
    private void offer(String taskId, Runnable outcome, Refusal refusal) {
        RuntimeException last = null;
        for (int round = 1; round <= ROUNDS; round++) {
            try {
                if (round > OFFERS && last != null) {
                    refusal.record(last);
                } else {
                    outcome.run();
                }
                return;
            } catch (RuntimeException e) {
                LOG.warnf(e, "The outcome of task %s cannot be handed over now (%d)", taskId, round);
                last = e;
            }
            try {
                TimeUnit.MILLISECONDS.sleep(Math.min(200L * round, 5_000));
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return;
            }
        }
    }

    /** What is done when the engine does not take an outcome. */
    private interface Refusal {
        void record(Throwable cause);
    }
}
