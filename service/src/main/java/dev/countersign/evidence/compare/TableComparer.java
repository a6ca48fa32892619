package dev.countersign.evidence.compare;

import com.fasterxml.jackson.databind.JsonNode;
import dev.countersign.evidence.CanonicalJson;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Compares tables row by row. What tells rows apart: the block's {@code rowKey} (a column or a list of columns), else the
 * first columns, as many as are needed to make each row of both tables one of a kind; else the position.
 */
final class TableComparer {

    private static final int MOST_ROWS = 500;

    private final List<JsonNode> older;
    private final List<JsonNode> newer;
    private final Map<String, JsonNode> columns = new LinkedHashMap<>();
    private final Map<String, Change> columnChanges = new LinkedHashMap<>();
    private final List<String> keys;

    private TableComparer(JsonNode from, JsonNode to) {
        this.older = rows(from);
        this.newer = rows(to);
        to.path("columns").forEach(column -> add(column, Change.ADDED));
        from.path("columns").forEach(column -> {
            String key = column.path("key").asText();
            if (columns.containsKey(key)) {
                columnChanges.put(key, Change.SAME);
            } else {
                add(column, Change.REMOVED);
            }
        });
        this.keys = keys(to);
    }

    static TableComparison compare(JsonNode from, JsonNode to) {
        return new TableComparer(from, to).compare();
    }

    private TableComparison compare() {
        Map<String, JsonNode> left = byKey(older);
        List<TableComparison.Row> rows = new ArrayList<>();
        int[] counts = new int[Change.values().length];
        byKey(newer).forEach((key, row) -> take(row(left.remove(key), row), rows, counts));
        left.values().forEach(row -> take(row(row, null), rows, counts));
        return new TableComparison(
                keys,
                columns.entrySet().stream()
                        .map(column -> new TableComparison.Column(
                                column.getKey(),
                                column.getValue().path("label").asText(null),
                                column.getValue().path("format").asText(null),
                                columnChanges.getOrDefault(column.getKey(), Change.SAME)))
                        .toList(),
                counts[Change.ADDED.ordinal()],
                counts[Change.REMOVED.ordinal()],
                counts[Change.CHANGED.ordinal()],
                counts[Change.SAME.ordinal()],
                rows.subList(0, Math.min(MOST_ROWS, rows.size())),
                rows.size() > MOST_ROWS);
    }

    private static void take(TableComparison.Row row, List<TableComparison.Row> rows, int[] counts) {
        counts[row.change().ordinal()]++;
        if (row.change() != Change.SAME) {
            rows.add(row);
        }
    }

    private TableComparison.Row row(@Nullable JsonNode before, @Nullable JsonNode after) {
        List<TableComparison.Cell> cells = new ArrayList<>();
        boolean changed = false;
        for (String column : columns.keySet()) {
            JsonNode from = before == null ? null : Cells.present(before.path(column));
            JsonNode to = after == null ? null : Cells.present(after.path(column));
            Change change = Cells.change(from, to);
            changed |= change != Change.SAME;
            cells.add(new TableComparison.Cell(from, to, Cells.difference(from, to), change));
        }
        Change change =
                before == null ? Change.ADDED : after == null ? Change.REMOVED : changed ? Change.CHANGED : Change.SAME;
        return new TableComparison.Row(change, cells);
    }

    private List<String> keys(JsonNode to) {
        List<String> declared = new ArrayList<>();
        JsonNode rowKey = to.path("rowKey");
        if (rowKey.isTextual()) {
            declared.add(rowKey.asText());
        }
        if (rowKey.isArray()) {
            rowKey.forEach(key -> declared.add(key.asText()));
        }
        if (!declared.isEmpty() && tellApart(declared)) {
            return declared;
        }
        List<String> first = new ArrayList<>();
        for (String column : columns.keySet()) {
            first.add(column);
            if (tellApart(first)) {
                return first;
            }
        }
        return List.of();
    }

    private boolean tellApart(List<String> candidates) {
        return tellApart(older, candidates) && tellApart(newer, candidates);
    }

    private static boolean tellApart(List<JsonNode> rows, List<String> candidates) {
        Set<String> seen = new HashSet<>();
        return rows.stream().allMatch(row -> seen.add(key(row, candidates)));
    }

    private Map<String, JsonNode> byKey(List<JsonNode> rows) {
        Map<String, JsonNode> byKey = new LinkedHashMap<>();
        for (int i = 0; i < rows.size(); i++) {
            byKey.put(keys.isEmpty() ? String.valueOf(i) : key(rows.get(i), keys), rows.get(i));
        }
        return byKey;
    }

    private static String key(JsonNode row, List<String> columns) {
        StringBuilder key = new StringBuilder();
        for (String column : columns) {
            key.append(CanonicalJson.write(row.path(column))).append('\n');
        }
        return key.toString();
    }

    private void add(JsonNode column, Change change) {
        columns.put(column.path("key").asText(), column);
        columnChanges.put(column.path("key").asText(), change);
    }

    private static List<JsonNode> rows(JsonNode table) {
        List<JsonNode> rows = new ArrayList<>();
        table.path("rows").forEach(rows::add);
        return rows;
    }
}
