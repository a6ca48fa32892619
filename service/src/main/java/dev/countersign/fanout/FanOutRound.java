package dev.countersign.fanout;

import dev.countersign.externaltask.Trouble;
import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.UUID;
import java.util.function.Consumer;
import org.jboss.logging.Logger;

/** Takes all fan-outs a step further. The fault of one does not keep the others from theirs. */
@ApplicationScoped
class FanOutRound {

    private static final Logger LOG = Logger.getLogger(FanOutRound.class);

    private final FanOutRepository fanOuts;
    private final FanOutStep step;
    private final FanOutCancelling cancelling;
    private final ItemEnds ends;
    private final FanOutSetbacks setbacks;
    private final FanOutConfig config;

    FanOutRound(
            FanOutRepository fanOuts,
            FanOutStep step,
            FanOutCancelling cancelling,
            ItemEnds ends,
            FanOutSetbacks setbacks,
            FanOutConfig config) {
        this.fanOuts = fanOuts;
        this.step = step;
        this.cancelling = cancelling;
        this.ends = ends;
        this.setbacks = setbacks;
        this.config = config;
    }

    @Scheduled(
            identity = "fan-outs",
            every = "${countersign.fan-out.every:500ms}",
            concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void scheduled() {
        if (config.enabled()) {
            round();
        }
    }

    void round() {
        fanOuts.forgotten().forEach(id -> tried(id, this::cancel));
        fanOuts.running().forEach(id -> tried(id, this::goOn));
    }

    private void cancel(UUID id) {
        List<FanOutItem> left = cancelling.begin(id);
        String reason = "The process that started this one does not wait for it any more.";
        cancelling.end(id, ends.end(left, reason, FanOutItem::cancelled).orElse(""));
    }

    private void goOn(UUID id) {
        List<FanOutItem> late = step.take(id);
        ends.end(late, "The fan-out did not end in time.", FanOutItem::timedOut)
                .ifPresent(refusal -> setbacks.refused(id, "The time is over, but " + refusal));
        step.startProcesses(id);
    }

    private void tried(UUID id, Consumer<UUID> work) {
        try {
            work.accept(id);
        } catch (RuntimeException | Error e) {
            if (Trouble.passes(e)) {
                LOG.debugf(e, "Fan-out %s cannot go on now; it does a little later", id);
            } else {
                LOG.warnf(e, "Fan-out %s cannot go on", id);
                refused(id, Trouble.reason(e));
            }
        }
    }

    private void refused(UUID id, String reason) {
        try {
            setbacks.refused(id, reason);
        } catch (RuntimeException | Error e) {
            LOG.warnf(e, "It cannot be noted that fan-out %s could not go on", id);
            putOff(id, reason);
        }
    }

    private void putOff(UUID id, String reason) {
        try {
            setbacks.putOff(id, reason);
        } catch (RuntimeException | Error e) {
            LOG.debugf(e, "Fan-out %s cannot be put off now", id);
        }
    }
}
