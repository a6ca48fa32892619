package dev.countersign.fanout;

import dev.countersign.externaltask.Trouble;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.BiConsumer;
import org.jboss.logging.Logger;

/** Ends processes of items, each in a transaction of its own: one that cannot be ended keeps no other. */
@ApplicationScoped
class ItemEnds {

    private static final Logger LOG = Logger.getLogger(ItemEnds.class);

    private final ItemProcesses processes;

    ItemEnds(ItemProcesses processes) {
        this.processes = processes;
    }

    /**
     * @param note what becomes of the item
     * @return which ones refuse to end and why, for a person; empty when there are none
     */
    Optional<String> end(List<FanOutItem> items, String reason, BiConsumer<FanOutItem, Instant> note) {
        List<String> refusals = new ArrayList<>();
        for (FanOutItem item : items) {
            try {
                processes.end(item.id, reason, note);
            } catch (RuntimeException | Error e) {
                LOG.warnf(e, "The process %s of item %s cannot be ended", item.childInstanceId, item.id);
                if (!Trouble.passes(e)) {
                    refusals.add("item %d, process %s: %s"
                            .formatted(item.position, item.childInstanceId, Trouble.reason(e)));
                }
            }
        }
        return refusals.isEmpty()
                ? Optional.empty()
                : Optional.of("%d of the items' processes cannot be ended. The first one, %s"
                        .formatted(refusals.size(), refusals.get(0)));
    }
}
