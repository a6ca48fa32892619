package dev.countersign.fanout;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.BiConsumer;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.operaton.bpm.engine.HistoryService;
import org.operaton.bpm.engine.RuntimeService;
import org.operaton.bpm.engine.history.HistoricProcessInstance;
import org.operaton.bpm.engine.history.HistoricVariableInstance;
import org.operaton.bpm.engine.runtime.ProcessInstance;

/** The processes of items: started once each, and what came of them. */
@ApplicationScoped
class ItemProcesses {

    /** Doubling ends here; only a model that says so waits longer. */
    private static final long LONGEST_PAUSE = Duration.ofHours(1).toMillis();

    private final ItemRepository items;
    private final FanOutRepository fanOuts;
    private final RuntimeService runtime;
    private final HistoryService history;
    private final ItemCalls json;

    ItemProcesses(
            ItemRepository items,
            FanOutRepository fanOuts,
            RuntimeService runtime,
            HistoryService history,
            ItemCalls json) {
        this.items = items;
        this.fanOuts = fanOuts;
        this.runtime = runtime;
        this.history = history;
        this.json = json;
    }

    /** The items whose process is to be started now; those too whose node died before it had done so. */
    @Transactional
    List<UUID> toStart(UUID fanOutId) {
        boolean ofProcesses = fanOuts.findByIdOptional(fanOutId)
                .filter(found -> found.processKey != null)
                .isPresent();
        return items.of(fanOutId, EnumSet.of(ItemState.RUNNING)).stream()
                .filter(item -> ofProcesses && item.childInstanceId == null)
                .map(item -> item.id)
                .toList();
    }

    /** The start and the note of it commit together. A start that fails spoils no other: each has its transaction. */
    @Transactional
    void start(UUID fanOutId, UUID itemId) {
        FanOut fanOut = fanOuts.lock(fanOutId).orElseThrow();
        waiting(itemId).ifPresent(item -> {
            Map<String, Object> variables = new HashMap<>();
            variables.put("item", json.value(item.item));
            variables.put("itemIndex", item.position);
            ProcessInstance child = runtime.startProcessInstanceByKey(
                    String.valueOf(fanOut.processKey), fanOut.businessKeyOf(item.position), variables);
            item.attempts++;
            item.started(child.getId(), fanOuts.now());
        });
    }

    @Transactional
    void notStarted(UUID fanOutId, UUID itemId, String reason) {
        FanOut fanOut = fanOuts.lock(fanOutId).orElseThrow();
        waiting(itemId).ifPresent(item -> {
            item.attempts++;
            failed(fanOut, item, "not-started", "The process could not be started: " + reason);
        });
    }

    private Optional<FanOutItem> waiting(UUID itemId) {
        return items.lock(itemId).filter(item -> item.state == ItemState.RUNNING && item.childInstanceId == null);
    }

    /** Notes which of the items' processes have ended. */
    void settle(FanOut fanOut, List<FanOutItem> running) {
        Map<String, FanOutItem> byChild = running.stream()
                .filter(item -> item.childInstanceId != null)
                .collect(Collectors.toMap(item -> String.valueOf(item.childInstanceId), item -> item));
        if (byChild.isEmpty()) {
            return;
        }
        for (HistoricProcessInstance child : history.createHistoricProcessInstanceQuery()
                .processInstanceIds(Set.copyOf(byChild.keySet()))
                .finished()
                .list()) {
            FanOutItem item = byChild.get(child.getId());
            if (item == null) {
                continue;
            }
            if (!child.getState().equals(HistoricProcessInstance.STATE_COMPLETED)) {
                failed(fanOut, item, "process-cancelled", "The process was cancelled: " + child.getDeleteReason());
            } else {
                Object result = result(child.getId());
                item.succeeded(result == null ? null : json.text(result), fanOuts.now());
            }
        }
    }

    /** Ends the process of an item that nobody waits for any more, and notes it. */
    @Transactional
    void end(UUID itemId, String reason, BiConsumer<FanOutItem, Instant> note) {
        items.lock(itemId).filter(item -> item.state == ItemState.RUNNING).ifPresent(item -> {
            String child = String.valueOf(item.childInstanceId);
            if (runtime.createProcessInstanceQuery().processInstanceId(child).count() > 0) {
                runtime.deleteProcessInstance(child, reason, false, true, true);
            }
            note.accept(item, fanOuts.now());
        });
    }

    private void failed(FanOut fanOut, FanOutItem item, String code, String message) {
        Instant now = fanOuts.now();
        if (item.retriesLeft > 0) {
            long doubled = 1L << Math.max(0, Math.min(item.attempts - 1, 12));
            long pause = Math.max(fanOut.backOffMillis, Math.min(fanOut.backOffMillis * doubled, LONGEST_PAUSE));
            item.again(code, message, Duration.ofMillis(pause), now);
        } else {
            item.failed(code, message, now);
        }
    }

    private @Nullable Object result(String instance) {
        return history
                .createHistoricVariableInstanceQuery()
                .processInstanceId(instance)
                .activityInstanceIdIn(instance)
                .variableName("result")
                .list()
                .stream()
                .map(HistoricVariableInstance::getValue)
                .filter(value -> value != null)
                .findFirst()
                .orElse(null);
    }
}
