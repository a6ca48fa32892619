package dev.countersign.connector.sql;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Rows in the CSV that PostgreSQL's COPY reads: every value is quoted, nothing at all is null. */
final class CopyText {

    private CopyText() {}

    /** One row with the values of these columns; a missing one is null, a map or list is JSON. */
    static String row(List<String> columns, Map<?, ?> row, ObjectMapper json) {
        return columns.stream().map(column -> value(row.get(column), json)).collect(Collectors.joining(",")) + "\n";
    }

    private static String value(@Nullable Object value, ObjectMapper json) {
        if (value == null) {
            return "";
        }
        String text = value instanceof Map || value instanceof List
                ? json.valueToTree(value).toString()
                : value.toString();
        return "\"" + text.replace("\"", "\"\"") + "\"";
    }

    /** A name of a table or column as SQL takes it, whatever it holds. */
    static String identifier(String name) {
        return "\"" + name.replace("\"", "\"\"") + "\"";
    }
}
