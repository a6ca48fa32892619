package dev.countersign.evidence.compare;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A table of both documents, row by row.
 *
 * @param keyColumns the columns that tell the rows apart; empty when rows are matched by their position
 * @param columns the columns of the newer table, then those that only the older one has
 * @param rows those that are not the same, in the order of the newer table, removed ones last
 * @param truncated there are more than are given here
 */
public record TableComparison(
        List<String> keyColumns,
        List<Column> columns,
        int added,
        int removed,
        int changed,
        int same,
        List<Row> rows,
        boolean truncated) {

    public TableComparison {
        keyColumns = List.copyOf(keyColumns);
        columns = List.copyOf(columns);
        rows = List.copyOf(rows);
    }

    /** A column as the document describes it. */
    public record Column(
            String key, @Nullable String label, @Nullable String format, Change change) {}

    /** One row. */
    public record Row(Change change, List<Cell> cells) {
        public Row {
            cells = List.copyOf(cells);
        }
    }

    /** One cell, in the order of the columns. */
    public record Cell(
            @Nullable JsonNode from,
            @Nullable JsonNode to,
            @Nullable BigDecimal difference,
            Change change) {}
}
