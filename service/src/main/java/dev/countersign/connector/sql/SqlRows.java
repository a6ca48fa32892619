package dev.countersign.connector.sql;

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

    private SqlRows() {}

    /** {@code rows}, {@code count} and whether there are {@code more} than were read. */
    static Map<String, @Nullable Object> read(ResultSet result, int most) throws SQLException {
        ResultSetMetaData columns = result.getMetaData();
        List<Map<String, @Nullable Object>> rows = new ArrayList<>();
        boolean more = false;
        while (!more && result.next()) {
            if (rows.size() == most) {
                more = true;
            } else {
                Map<String, @Nullable Object> row = new LinkedHashMap<>();
                for (int i = 1; i <= columns.getColumnCount(); i++) {
                    row.put(columns.getColumnLabel(i), value(result.getObject(i), result, i));
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
