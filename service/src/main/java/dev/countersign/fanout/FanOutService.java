package dev.countersign.fanout;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.countersign.externaltask.ExternalTasks;
import dev.countersign.problem.StateConflictException;
import dev.countersign.problem.UnknownResourceException;
import dev.countersign.storage.FileStore;
import io.quarkus.hibernate.orm.panache.PanacheQuery;
import io.quarkus.panache.common.Page;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.io.InputStream;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/** What people see of fan-outs and may do to them. */
@ApplicationScoped
class FanOutService {

    private static final Logger LOG = Logger.getLogger(FanOutService.class);

    private final FanOutRepository fanOuts;
    private final ItemRepository items;
    private final ExternalTasks tasks;
    private final FileStore files;
    private final ObjectMapper json;

    FanOutService(
            FanOutRepository fanOuts, ItemRepository items, ExternalTasks tasks, FileStore files, ObjectMapper json) {
        this.fanOuts = fanOuts;
        this.items = items;
        this.tasks = tasks;
        this.files = files;
        this.json = json;
    }

    @Transactional
    List<FanOutView> ofInstance(String processInstanceId) {
        return fanOuts.ofInstance(processInstanceId).stream().map(this::view).toList();
    }

    /** @throws UnknownResourceException when there is none */
    @Transactional
    FanOutView one(UUID id) {
        return view(found(id));
    }

    @Transactional
    FanOutItemPage items(UUID id, Set<ItemState> states, int page, int size) {
        found(id);
        PanacheQuery<FanOutItem> query = items.page(id, states).page(Page.of(page, size));
        return new FanOutItemPage(query.list().stream().map(this::view).toList(), query.count());
    }

    /** The results as JSON lines. */
    @Transactional
    InputStream results(UUID id) {
        UUID file = found(id).fileId;
        if (file == null) {
            throw new UnknownResourceException("file with results of the fan-out", id.toString());
        }
        return files.open(file);
    }

    /**
     * Has the failed items tried again, and only those.
     *
     * @throws StateConflictException when it does not stand still
     */
    @Transactional
    void retry(UUID id, String user) {
        FanOut fanOut = standing(id);
        Instant now = fanOuts.now();
        int again = items.retryFailed(id, fanOut.retries, now);
        LOG.infof("%s has %d failed items of fan-out %s tried again", user, again, id);
        goOn(fanOut, now);
    }

    /**
     * Does without an item. When no more items have failed than may, the process goes on.
     *
     * @throws StateConflictException when the item has not failed, or the fan-out does not stand still
     */
    @Transactional
    void skip(UUID id, int index, String user) {
        FanOut fanOut = standing(id);
        FanOutItem item = items.lock(id, index)
                .orElseThrow(() -> new UnknownResourceException("item of the fan-out", Integer.toString(index)));
        if (item.state != ItemState.FAILED) {
            throw new StateConflictException(
                    "item-not-failed", "The item is " + item.state + "; only a failed one is skipped.");
        }
        item.state = ItemState.SKIPPED;
        items.flush();
        LOG.infof("%s skips item %d of fan-out %s", user, index, id);
        if (items.counts(id).getOrDefault(ItemState.FAILED, 0) <= fanOut.tolerated) {
            goOn(fanOut, fanOuts.now());
        }
    }

    private void goOn(FanOut fanOut, Instant now) {
        fanOut.run(now);
        tasks.takeUpAgain(fanOut.origin.externalTaskId(), FanOutWorker.LOCK);
    }

    private FanOut standing(UUID id) {
        FanOut fanOut = fanOuts.lock(id).orElseThrow(() -> new UnknownResourceException("fan-out", id.toString()));
        if (fanOut.state != FanOutState.FAILED || !tasks.exists(fanOut.origin.externalTaskId())) {
            throw new StateConflictException(
                    "fan-out-not-at-incident",
                    "The fan-out is " + fanOut.state + "; people decide about items while it stands at its incident.");
        }
        return fanOut;
    }

    private FanOut found(UUID id) {
        return fanOuts.findByIdOptional(id).orElseThrow(() -> new UnknownResourceException("fan-out", id.toString()));
    }

    private FanOutView view(FanOut fanOut) {
        Map<ItemState, Integer> counts = items.counts(fanOut.id);
        return new FanOutView(
                fanOut.id,
                fanOut.origin.processInstanceId(),
                fanOut.origin.processDefinitionKey(),
                fanOut.origin.businessKey(),
                fanOut.origin.activityId(),
                fanOut.state,
                fanOut.target,
                fanOut.items,
                counts.getOrDefault(ItemState.PENDING, 0),
                counts.getOrDefault(ItemState.RUNNING, 0),
                counts.getOrDefault(ItemState.SUCCEEDED, 0),
                counts.getOrDefault(ItemState.FAILED, 0),
                counts.getOrDefault(ItemState.SKIPPED, 0),
                counts.getOrDefault(ItemState.CANCELLED, 0),
                fanOut.parallelism,
                fanOut.tolerated,
                fanOut.createdAt,
                fanOut.timesOutAt,
                fanOut.endedAt,
                fanOut.message,
                tree(fanOut.summary),
                fanOut.fileId != null);
    }

    private FanOutItemView view(FanOutItem item) {
        return new FanOutItemView(
                item.position,
                tree(item.item),
                item.state,
                item.attempts,
                item.childInstanceId,
                tree(item.result),
                item.errorCode,
                item.errorMessage,
                item.startedAt,
                item.endedAt);
    }

    private @Nullable JsonNode tree(@Nullable String text) {
        try {
            return text == null ? null : json.readTree(text);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }
}
