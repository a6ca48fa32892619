package dev.countersign.decision;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.stream.Collectors;

/**
 * A record as one line of CSV (RFC 4180, every cell in quotes). A cell that a spreadsheet would take for a formula gets an
 * apostrophe in front: what somebody wrote into a comment must not run on the computer of who reads it.
 */
final class CsvLine {

    private static final List<String> COLUMNS = List.of(
            "sequence",
            "id",
            "kind",
            "decidedAt",
            "decidedBy",
            "outcome",
            "comment",
            "definitionKey",
            "businessKey",
            "instanceId",
            "taskKey",
            "taskName",
            "taskId",
            "data",
            "evidenceDigest",
            "previousHash",
            "hash");

    private static final String FORMULA_BEGINS = "=+-@\t\r\n|%";

    private CsvLine() {}

    static String heading() {
        return String.join(",", COLUMNS) + "\r\n";
    }

    static String of(ObjectNode record) {
        return COLUMNS.stream()
                .map(column -> cell(record.path(column).asText("")))
                .collect(Collectors.joining(",", "", "\r\n"));
    }

    private static String cell(String text) {
        String stripped = text.stripLeading();
        boolean formula = !text.isEmpty() && FORMULA_BEGINS.indexOf(text.charAt(0)) >= 0
                || !stripped.isEmpty() && FORMULA_BEGINS.indexOf(stripped.charAt(0)) >= 0;
        return '"' + (formula ? "'" : "") + text.replace("\"", "\"\"") + '"';
    }
}
