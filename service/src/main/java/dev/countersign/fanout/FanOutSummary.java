package dev.countersign.fanout;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.countersign.storage.FileStore;
import dev.countersign.storage.NewFile;
import jakarta.inject.Singleton;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** The one result of all items: figures, the first failures, and the results here or in a file. */
@Singleton
class FanOutSummary {

    /** Some room is left below the 64 KiB of a process variable. */
    private static final int INLINE = 48 * 1024;

    private static final int FAILURES = 20;

    /** Twenty of them, four bytes a character, leave room for the results. */
    private static final int LONGEST_MESSAGE = 300;

    private final ItemRepository items;
    private final FileStore files;
    private final ItemCalls values;
    private final ObjectMapper json;

    FanOutSummary(ItemRepository items, FileStore files, ItemCalls values, ObjectMapper json) {
        this.items = items;
        this.files = files;
        this.values = values;
        this.json = json;
    }

    Map<String, Object> of(FanOut fanOut, Map<ItemState, Integer> counts, Instant now) {
        Map<String, Object> summary = new LinkedHashMap<>();
        summary.put("items", fanOut.items);
        summary.put("succeeded", counts.get(ItemState.SUCCEEDED));
        summary.put("failed", counts.get(ItemState.FAILED));
        summary.put("skipped", counts.get(ItemState.SKIPPED));
        summary.put("durationSeconds", Duration.between(fanOut.createdAt, now).toSeconds());
        summary.put("fanOutId", fanOut.id.toString());
        summary.put("failures", failures(fanOut.id));
        return summary;
    }

    /** Adds the results in the order of the items, or the id of a file with one line for each item. */
    void addResults(FanOut fanOut, Map<String, Object> summary) {
        List<FanOutItem> all = items.of(fanOut.id, EnumSet.allOf(ItemState.class));
        long size = values.text(summary).getBytes(StandardCharsets.UTF_8).length;
        size += all.stream()
                .mapToLong(item -> item.result == null ? 5 : item.result.getBytes(StandardCharsets.UTF_8).length + 1)
                .sum();
        if (size <= INLINE) {
            summary.put(
                    "results",
                    all.stream()
                            .map(item -> item.result == null ? null : values.value(item.result))
                            .toList());
            return;
        }
        UUID file = store(fanOut, all);
        fanOut.fileId = file;
        summary.put("resultsFile", file.toString());
    }

    List<Map<String, Object>> failures(UUID fanOutId) {
        return items.page(fanOutId, EnumSet.of(ItemState.FAILED)).page(0, FAILURES).list().stream()
                .map(item -> Map.<String, Object>of(
                        "index", item.position,
                        "code", String.valueOf(item.errorCode),
                        "message", cut(String.valueOf(item.errorMessage))))
                .toList();
    }

    private static String cut(String message) {
        return message.length() <= LONGEST_MESSAGE ? message : message.substring(0, LONGEST_MESSAGE - 1) + "…";
    }

    private UUID store(FanOut fanOut, List<FanOutItem> all) {
        StringBuilder lines = new StringBuilder();
        try {
            for (FanOutItem item : all) {
                ObjectNode line = json.createObjectNode();
                line.put("index", item.position);
                line.put("state", item.state.name());
                line.set("result", item.result == null ? null : json.readTree(item.result));
                lines.append(json.writeValueAsString(line)).append('\n');
            }
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
        return files.store(new NewFile(
                        new ByteArrayInputStream(lines.toString().getBytes(StandardCharsets.UTF_8)),
                        "results-" + fanOut.origin.activityId() + ".txt",
                        "fan-out",
                        fanOut.origin.processInstanceId(),
                        "countersign"))
                .id();
    }
}
