package dev.countersign.task;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.operaton.bpm.engine.history.UserOperationLogEntry;

/**
 * The engine's log of what people did with a task, whatever way they came in: one row per changed property, and the rows of
 * one call share an operation id.
 */
final class Operations {

    /** The engine stamps the rows of one call one after the other. */
    private static final Duration SAME_MOMENT = Duration.ofSeconds(2);

    private static final Map<String, String> PLANNED = Map.of(
            "dueDate",
            "dueAt",
            "followUpDate",
            "followUpAt",
            "priority",
            "priority",
            "name",
            "name",
            "description",
            "description");

    private final Map<String, Map<String, UserOperationLogEntry>> byOperation = new LinkedHashMap<>();

    Operations(List<UserOperationLogEntry> log) {
        for (UserOperationLogEntry row : log) {
            if (row.getProperty() != null && "Task".equals(row.getEntityType())) {
                byOperation
                        .computeIfAbsent(row.getOperationId(), id -> new LinkedHashMap<>())
                        .put(row.getProperty(), row);
            }
        }
    }

    List<ActivityEntry> entries() {
        List<ActivityEntry> entries = new ArrayList<>();
        byOperation.values().forEach(rows -> entries.addAll(entries(rows)));
        return entries;
    }

    /** Whether an assignment that stands in the log of links is one of these. */
    boolean haveAssigned(@Nullable String userId, Instant at) {
        return byOperation.values().stream()
                .map(rows -> rows.get("assignee"))
                .filter(Objects::nonNull)
                .anyMatch(row -> Objects.equals(userId, row.getNewValue())
                        && Duration.between(row.getTimestamp().toInstant(), at)
                                        .abs()
                                        .compareTo(SAME_MOMENT)
                                < 0);
    }

    private static List<ActivityEntry> entries(Map<String, UserOperationLogEntry> rows) {
        List<ActivityEntry> entries = new ArrayList<>();
        @Nullable UserOperationLogEntry delegation = rows.get("delegation");
        @Nullable UserOperationLogEntry assignee = rows.get("assignee");
        if (delegation != null && delegation.getNewValue() != null) {
            String kind = delegation.getNewValue().equals("PENDING") ? "delegated" : "resolved";
            entries.add(entry(delegation, kind, "to", assignee == null ? null : assignee.getNewValue()));
        } else if (assignee != null) {
            entries.add(assignment(assignee));
        }
        PLANNED.forEach((property, field) -> {
            @Nullable UserOperationLogEntry row = rows.get(property);
            if (row != null && !Objects.equals(row.getOrgValue(), row.getNewValue())) {
                Map<String, @Nullable Object> details = new LinkedHashMap<>();
                details.put("field", field);
                details.put("from", value(property, row.getOrgValue()));
                details.put("to", value(property, row.getNewValue()));
                entries.add(new ActivityEntry(row.getTimestamp().toInstant(), "changed", row.getUserId(), details));
            }
        });
        return entries;
    }

    private static ActivityEntry assignment(UserOperationLogEntry row) {
        if (row.getNewValue() == null) {
            return entry(row, "unclaimed", "from", row.getOrgValue());
        }
        if (row.getOperationType().equals(UserOperationLogEntry.OPERATION_TYPE_CLAIM)
                && row.getNewValue().equals(row.getUserId())) {
            return new ActivityEntry(row.getTimestamp().toInstant(), "claimed", row.getUserId(), Map.of());
        }
        Map<String, @Nullable Object> details = new HashMap<>();
        details.put("from", row.getOrgValue());
        details.put("to", row.getNewValue());
        return new ActivityEntry(row.getTimestamp().toInstant(), "assigned", row.getUserId(), details);
    }

    private static ActivityEntry entry(UserOperationLogEntry row, String kind, String member, @Nullable String value) {
        Map<String, @Nullable Object> details = new HashMap<>();
        details.put(member, value);
        return new ActivityEntry(row.getTimestamp().toInstant(), kind, row.getUserId(), details);
    }

    /** The log has dates as milliseconds and everything else as text. */
    private static @Nullable Object value(String property, @Nullable String text) {
        if (text == null || text.isEmpty()) {
            return null;
        }
        return switch (property) {
            case "dueDate", "followUpDate" ->
                Instant.ofEpochMilli(Long.parseLong(text)).toString();
            case "priority" -> Integer.valueOf(text);
            default -> text;
        };
    }
}
