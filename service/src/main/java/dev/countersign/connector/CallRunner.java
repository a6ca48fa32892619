package dev.countersign.connector;

import dev.countersign.connector.secret.Redaction;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/** Makes one call and sees to it that it ends: with its outcome, or when its time is over. */
@ApplicationScoped
class CallRunner {

    private static final Logger LOG = Logger.getLogger(CallRunner.class);

    /** How long a call may take to notice that it was broken off before its outcome is settled without it. */
    private static final Duration GRACE = Duration.ofSeconds(3);

    private final CallThreads threads;
    private final CallOutcomes outcomes;
    private final CallOffers offers;

    CallRunner(CallThreads threads, CallOutcomes outcomes, CallOffers offers) {
        this.threads = threads;
        this.outcomes = outcomes;
        this.offers = offers;
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
        offers.offer(
                call.externalTaskId,
                call.attempt,
                () -> outcomes.handOver(call.externalTaskId, call.attempt),
                cause -> outcomes.refused(call.externalTaskId, call.attempt, null, cause),
                () -> {}); // it is kept already
    }

    private void succeed(PreparedCall prepared, @Nullable Object result) {
        String id = prepared.task().id();
        offers.offer(
                id,
                prepared.attempt(),
                () -> outcomes.succeeded(prepared, result),
                cause -> outcomes.refused(id, prepared.attempt(), result, cause),
                () -> outcomes.keep(id, prepared.attempt(), result));
    }

    private void fail(PreparedCall prepared, ConnectorFailure failure) {
        offers.offer(
                prepared.task().id(),
                prepared.attempt(),
                () -> outcomes.failed(prepared, failure),
                cause -> outcomes.failedForGood(prepared, failure, cause),
                () -> {}); // the row of the call stays, as after a crash
    }
}
