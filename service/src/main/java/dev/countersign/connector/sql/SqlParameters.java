package dev.countersign.connector.sql;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.countersign.connector.CallInputs;
import dev.countersign.form.NamedSql;
import java.math.BigDecimal;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.Date;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A statement with named parameters and their values. Values are bound; none becomes part of the text. */
record SqlParameters(NamedSql sql, Map<String, @Nullable Object> values) {

    /** @throws IllegalArgumentException when a parameter has no value */
    static SqlParameters read(CallInputs inputs) {
        NamedSql sql = NamedSql.parse(inputs.required("sql"));
        Map<String, Object> given = inputs.named("parameters", "param.");
        Map<String, @Nullable Object> values = new LinkedHashMap<>();
        for (String name : sql.parameters()) {
            if (!given.containsKey(name) && !inputs.given("param." + name)) {
                throw new IllegalArgumentException(
                        "The statement has the parameter :%s; the input parameter 'param.%s' is missing."
                                .formatted(name, name));
            }
            values.put(name, given.get(name));
        }
        return new SqlParameters(sql, values);
    }

    void bind(PreparedStatement statement, ObjectMapper json) throws SQLException {
        for (int i = 0; i < sql.parameters().size(); i++) {
            bind(statement, i + 1, values.get(sql.parameters().get(i)), json);
        }
    }

    private static void bind(PreparedStatement statement, int index, @Nullable Object value, ObjectMapper json)
            throws SQLException {
        if (value == null) {
            statement.setNull(index, Types.NULL);
        } else if (value instanceof String text) {
            statement.setString(index, text);
        } else if (value instanceof Boolean truth) {
            statement.setBoolean(index, truth);
        } else if (value instanceof Integer || value instanceof Long || value instanceof Short) {
            statement.setLong(index, ((Number) value).longValue());
        } else if (value instanceof Number number) {
            statement.setBigDecimal(index, new BigDecimal(number.toString()));
        } else if (value instanceof Date date) {
            statement.setObject(index, Instant.ofEpochMilli(date.getTime()).atOffset(ZoneOffset.UTC));
        } else if (value instanceof Collection<?> list && list.stream().allMatch(SqlParameters::plain)) {
            statement.setArray(
                    index,
                    statement
                            .getConnection()
                            .createArrayOf(
                                    "text", list.stream().map(String::valueOf).toArray()));
        } else {
            statement.setString(index, json.valueToTree(value).toString());
        }
    }

    private static boolean plain(@Nullable Object value) {
        return value instanceof String || value instanceof Number || value instanceof Boolean;
    }
}
