package dev.countersign.connector.sql;

import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Rows in the CSV that PostgreSQL's COPY reads: every value is quoted, nothing at all is null. */
final class CopyText {

    private CopyText() {}

    static String row(List<? extends @Nullable String> values) {
        return values.stream().map(CopyText::value).collect(Collectors.joining(",")) + "\n";
    }

    private static String value(@Nullable String value) {
        return value == null ? "" : "\"" + value.replace("\"", "\"\"") + "\"";
    }

    /** A name of a table or column as SQL takes it, whatever it holds. */
    static String identifier(String name) {
        return "\"" + name.replace("\"", "\"\"") + "\"";
    }
}
