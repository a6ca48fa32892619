package dev.countersign.fanout;

import dev.countersign.externaltask.ExternalTasks;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import org.jboss.logging.Logger;

/** Fan-outs that cannot go on. Each method is one transaction. */
@ApplicationScoped
class FanOutSetbacks {

    private static final Logger LOG = Logger.getLogger(FanOutSetbacks.class);
    private static final int MAX_REFUSALS = 3;
    private static final Duration LONGEST_PAUSE = Duration.ofMinutes(1);

    private final FanOutRepository fanOuts;
    private final ItemRepository items;
    private final ExternalTasks tasks;

    FanOutSetbacks(FanOutRepository fanOuts, ItemRepository items, ExternalTasks tasks) {
        this.fanOuts = fanOuts;
        this.items = items;
        this.tasks = tasks;
    }

    /** After some tries a person has to look; where the process does not wait any more there is nobody to be asked. */
    @Transactional
    void refused(UUID id, String reason) {
        fanOuts.lock(id).filter(found -> found.state == FanOutState.RUNNING).ifPresent(fanOut -> {
            Instant now = fanOuts.now();
            String message = (isDone(id) ? "All items are done, but the process cannot go on: " : "") + reason;
            fanOut.refused(message, LONGEST_PAUSE, now);
            LOG.warnf("Fan-out %s could not go on (%d): %s", id, fanOut.refusals, message);
            String task = fanOut.origin.externalTaskId();
            if (fanOut.refusals >= MAX_REFUSALS && tasks.exists(task)) {
                fanOut.end(FanOutState.FAILED, message, now);
                tasks.raiseIncident(task, message, "");
            }
        });
    }

    /** Not even a person could be asked: later. */
    @Transactional
    void putOff(UUID id, String reason) {
        fanOuts.lock(id)
                .filter(found -> found.endedAt == null)
                .ifPresent(fanOut -> fanOut.refused(reason, LONGEST_PAUSE, fanOuts.now()));
    }

    private boolean isDone(UUID id) {
        Map<ItemState, Integer> counts = items.counts(id);
        return counts.getOrDefault(ItemState.PENDING, 0) + counts.getOrDefault(ItemState.RUNNING, 0) == 0;
    }
}
