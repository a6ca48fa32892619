package dev.countersign.connector.sql;

import dev.countersign.connector.ConnectorFailure;
import dev.countersign.connector.ConnectorFailure.Reach;
import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Rows of a result as the process gets them: numbers and truth values as such, everything else as text. */
final class SqlRows {

    static final String TOO_LARGE =
            "What the database sends is larger than countersign.connector.max-response. Ask for less, or have the data written to a file or object store.";

    private SqlRows() {}

    /** {@code rows}, {@code count} and whether there are {@code more} than were read. */
    static Map<String, @Nullable Object> read(ResultSet result, int most, long maxBytes) throws SQLException {
        long read = 0;
        ResultSetMetaData columns = result.getMetaData();
        List<Map<String, @Nullable Object>> rows = new ArrayList<>();
        boolean more = false;
        while (!more && result.next()) {
            if (rows.size() == most) {
                more = true;
            } else {
                Map<String, @Nullable Object> row = new LinkedHashMap<>();
                for (int i = 1; i <= columns.getColumnCount(); i++) {
                    Object value = value(result.getObject(i), result, i);
                    row.put(columns.getColumnLabel(i), value);
                    read += value instanceof String text ? text.length() : 8;
                    if (read > maxBytes) {
                        throw ConnectorFailure.of(
                                "too-large", Reach.ANSWERED, TOO_LARGE + " Nothing was changed.", null);
                    }
                }
                rows.add(row);
            }
        }
        Map<String, @Nullable Object> answer = new LinkedHashMap<>();
        answer.put("rows", rows);
        answer.put("count", rows.size());
        answer.put("more", more);
        return answer;
    }

    private static @Nullable Object value(@Nullable Object value, ResultSet result, int column) throws SQLException {
        if (value == null || value instanceof Boolean || value instanceof Integer || value instanceof Long) {
            return value;
        }
        if (value instanceof Short number) {
            return number.intValue();
        }
        if (value instanceof BigDecimal || value instanceof Double || value instanceof Float) {
            double number = ((Number) value).doubleValue();
            return Double.isFinite(number) ? value : value.toString();
        }
        return result.getString(column);
    }
}
