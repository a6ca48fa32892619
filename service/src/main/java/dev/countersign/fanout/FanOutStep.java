package dev.countersign.fanout;

import dev.countersign.externaltask.ExternalTasks;
import dev.countersign.externaltask.Trouble;
import dev.countersign.function.FunctionCalls;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jboss.logging.Logger;

/** One step of a fan-out. Holds the lock of its row, so that no two nodes together start more items than allowed. */
@ApplicationScoped
class FanOutStep {

    private static final Logger LOG = Logger.getLogger(FanOutStep.class);

    private final FanOutRepository fanOuts;
    private final ItemRepository items;
    private final ItemCalls calls;
    private final ItemProcesses processes;
    private final FanOutSummary summaries;
    private final FunctionCalls functions;
    private final ExternalTasks tasks;

    FanOutStep(
            FanOutRepository fanOuts,
            ItemRepository items,
            ItemCalls calls,
            ItemProcesses processes,
            FanOutSummary summaries,
            FunctionCalls functions,
            ExternalTasks tasks) {
        this.fanOuts = fanOuts;
        this.items = items;
        this.calls = calls;
        this.processes = processes;
        this.summaries = summaries;
        this.functions = functions;
        this.tasks = tasks;
    }

    /** @return when the time is over, the items whose process is still to be ended */
    @Transactional
    List<FanOutItem> take(UUID id) {
        FanOut fanOut = fanOuts.take(id)
                .filter(found -> found.state == FanOutState.RUNNING)
                .orElse(null);
        if (fanOut == null) {
            return List.of();
        }
        List<FanOutItem> running = items.of(id, EnumSet.of(ItemState.RUNNING));
        if (fanOut.processKey != null) {
            processes.settle(fanOut, running);
        }
        Instant now = fanOuts.now();
        boolean late = fanOut.timesOutAt != null && !now.isBefore(fanOut.timesOutAt);
        if (late) {
            timeOut(id, now);
        }
        items.flush();
        Map<ItemState, Integer> counts = items.counts(id);
        int runningNow = counts.getOrDefault(ItemState.RUNNING, 0);
        if (counts.getOrDefault(ItemState.PENDING, 0) + runningNow == 0) {
            finish(fanOut, counts, now);
        } else if (!late) {
            startNext(fanOut, fanOut.parallelism - runningNow, now);
        }
        return late ? items.of(id, EnumSet.of(ItemState.RUNNING)) : List.of();
    }

    /** All but the items whose process is still to be ended. */
    private void timeOut(UUID id, Instant now) {
        List<FanOutItem> running = items.of(id, EnumSet.of(ItemState.RUNNING));
        functions.cancel(
                ItemCalls.KIND, running.stream().map(item -> item.id.toString()).toList());
        items.of(id, EnumSet.of(ItemState.PENDING)).forEach(item -> item.timedOut(now));
        running.stream().filter(item -> item.childInstanceId == null).forEach(item -> item.timedOut(now));
    }

    private void startNext(FanOut fanOut, int free, Instant now) {
        if (free <= 0) {
            return;
        }
        for (FanOutItem item : items.next(fanOut.id, free, now)) {
            item.started(null, now);
            if (fanOut.processKey == null) {
                calls.start(fanOut, item);
            }
        }
    }

    /** Starts the processes of items that have been given their turn, without the lock that a step holds. */
    void startProcesses(UUID id) {
        for (UUID item : processes.toStart(id)) {
            try {
                processes.start(id, item);
            } catch (RuntimeException | StackOverflowError e) {
                LOG.infof("The process of an item of fan-out %s could not be started: %s", id, e);
                if (!Trouble.passes(e)) {
                    processes.notStarted(id, item, String.valueOf(e.getMessage()));
                }
            }
        }
    }

    private void finish(FanOut fanOut, Map<ItemState, Integer> counts, Instant now) {
        int failed = counts.getOrDefault(ItemState.FAILED, 0);
        Map<String, Object> summary = summaries.of(fanOut, counts, now);
        if (failed > fanOut.tolerated) {
            List<Map<String, Object>> failures = summaries.failures(fanOut.id);
            String message = "%d of %d items failed, at most %d may. The first one, item %s: %s"
                    .formatted(
                            failed,
                            fanOut.items,
                            fanOut.tolerated,
                            failures.get(0).get("index"),
                            failures.get(0).get("message"));
            Map<String, Object> error = new LinkedHashMap<>(summary);
            error.put("code", "items-failed");
            error.put("message", message);
            error.put("activityId", fanOut.origin.activityId());
            fanOut.summary = calls.text(summary);
            fanOut.end(FanOutState.FAILED, message, now);
            tasks.fail(fanOut.origin.externalTaskId(), message, "", error);
        } else {
            summaries.addResults(fanOut, summary);
            fanOut.summary = calls.text(summary);
            fanOut.end(FanOutState.SUCCEEDED, null, now);
            tasks.complete(fanOut.origin.externalTaskId(), summary);
        }
        LOG.infof("Fan-out %s is %s: %s", fanOut.id, fanOut.state, counts);
    }
}
