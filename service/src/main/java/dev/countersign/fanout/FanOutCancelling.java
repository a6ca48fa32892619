package dev.countersign.fanout;

import dev.countersign.function.FunctionCalls;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jboss.logging.Logger;

/** Ends a fan-out whose process does not wait any more. Each method is one transaction. */
@ApplicationScoped
class FanOutCancelling {

    private static final Logger LOG = Logger.getLogger(FanOutCancelling.class);
    private static final Duration LONGEST_PAUSE = Duration.ofMinutes(10);
    private static final Set<FanOutState> ENDED = EnumSet.of(FanOutState.SUCCEEDED, FanOutState.CANCELLED);

    private final FanOutRepository fanOuts;
    private final ItemRepository items;
    private final FunctionCalls functions;

    FanOutCancelling(FanOutRepository fanOuts, ItemRepository items, FunctionCalls functions) {
        this.fanOuts = fanOuts;
        this.items = items;
        this.functions = functions;
    }

    /** Nothing new begins from now on; the items whose process has to be ended. */
    @Transactional
    List<FanOutItem> begin(UUID id) {
        FanOut fanOut =
                fanOuts.take(id).filter(found -> !ENDED.contains(found.state)).orElse(null);
        if (fanOut == null) {
            return List.of();
        }
        if (fanOut.state != FanOutState.CANCELLING) {
            fanOut.cancelling();
        }
        Instant now = fanOuts.now();
        List<FanOutItem> running = items.of(id, EnumSet.of(ItemState.RUNNING));
        functions.cancel(
                ItemCalls.KIND, running.stream().map(item -> item.id.toString()).toList());
        items.of(id, EnumSet.of(ItemState.PENDING)).forEach(item -> item.cancelled(now));
        running.stream().filter(item -> item.childInstanceId == null).forEach(item -> item.cancelled(now));
        return running.stream().filter(item -> item.childInstanceId != null).toList();
    }

    /** @param refusal which processes refuse to end, and why; empty for none */
    @Transactional
    void end(UUID id, String refusal) {
        fanOuts.lock(id).filter(found -> found.state == FanOutState.CANCELLING).ifPresent(fanOut -> {
            Instant now = fanOuts.now();
            if (items.of(id, EnumSet.of(ItemState.RUNNING)).isEmpty()) {
                fanOut.end(FanOutState.CANCELLED, "The process does not wait any more.", now);
            } else if (!refusal.isEmpty()) {
                fanOut.refused("The process does not wait any more, but " + refusal, LONGEST_PAUSE, now);
                LOG.warnf("Fan-out %s cannot be cancelled (%d): %s", id, fanOut.refusals, refusal);
            }
        });
    }
}
