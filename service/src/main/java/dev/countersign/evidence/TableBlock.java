package dev.countersign.evidence;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Set;

/** Rows under declared columns; a cell is a single value. */
final class TableBlock {

    private static final int MAX_COLUMNS = 50;
    private static final int MAX_ROWS = 2_000;
    private static final Set<String> FORMATS = Set.of("text", "number", "integer", "percent", "date");

    private TableBlock() {}

    static void check(Check check, JsonNode block, String at) {
        if (check.list(block, at, "columns", MAX_COLUMNS)) {
            JsonNode columns = block.path("columns");
            for (int i = 0; i < columns.size(); i++) {
                String column = at + ".columns[" + i + "]";
                check.text(columns.get(i), column, "key", EvidenceDocument.MAX_TITLE);
                check.optionalText(columns.get(i), column, "label", EvidenceDocument.MAX_TITLE);
                check.optionalOneOf(columns.get(i), column, "format", FORMATS);
            }
        }
        if (check.list(block, at, "rows", MAX_ROWS)) {
            JsonNode rows = block.path("rows");
            for (int i = 0; i < rows.size(); i++) {
                checkRow(check, rows.get(i), at + ".rows[" + i + "]");
            }
        }
    }

    private static void checkRow(Check check, JsonNode row, String at) {
        if (!row.isObject()) {
            check.refuse(at, "A row must be a JSON object.");
            return;
        }
        row.properties().forEach(cell -> {
            if (cell.getValue().isContainerNode()) {
                check.refuse(Check.member(at, cell.getKey()), "A cell must be a single value.");
            }
        });
    }
}
