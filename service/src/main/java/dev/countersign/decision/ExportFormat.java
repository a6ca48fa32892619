package dev.countersign.decision;

import dev.countersign.problem.InvalidInputException;
import dev.countersign.problem.Violation;
import java.util.List;

/** How records are written to a file. */
enum ExportFormat {
    /** One JSON object a line with every member that the hash covers; a signed manifest is the last line. */
    JSONL("application/x-ndjson"),
    /** For spreadsheets; cannot be checked. */
    CSV("text/csv;charset=UTF-8");

    private final String mediaType;

    ExportFormat(String mediaType) {
        this.mediaType = mediaType;
    }

    static ExportFormat parse(String name) {
        return switch (name) {
            case "jsonl" -> JSONL;
            case "csv" -> CSV;
            default ->
                throw new InvalidInputException(
                        "The export cannot be written",
                        List.of(Violation.inQuery("format", "'%s' is not one of csv, jsonl.".formatted(name))));
        };
    }

    String mediaType() {
        return mediaType;
    }

    String extension() {
        return this == JSONL ? "jsonl" : "csv";
    }
}
