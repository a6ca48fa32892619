package dev.countersign.form;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.enterprise.context.ApplicationScoped;
import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.sql.Types;
import java.util.ArrayList;
import java.util.List;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/**
 * Reads options from the database. The query runs within a savepoint of the current transaction that is set to read only
 * and to a time-out, and that is rolled back in the end: it can neither write nor hold up, nor spoil what goes on around.
 * Values are bound, never written into the text.
 */
@ApplicationScoped
class ReadOnlySql {

    private final DataSource dataSource;

    ReadOnlySql(DataSource dataSource) {
        this.dataSource = dataSource;
    }

    /**
     * The rows as options with {@code value} and {@code label}.
     *
     * @throws IllegalStateException when the query fails or takes too long
     */
    ArrayNode options(String name, FormConfig.Query query, JsonNode parameters) {
        NamedSql sql = NamedSql.parse(query.sql());
        try (Connection connection = dataSource.getConnection();
                Statement control = connection.createStatement()) {
            control.execute("savepoint form_query");
            try {
                control.execute("set local transaction_read_only = on");
                control.execute(
                        "set local statement_timeout = " + query.timeout().toMillis());
                return read(connection, sql, query.maxRows(), parameters);
            } finally {
                control.execute("rollback to savepoint form_query");
                control.execute("release savepoint form_query");
            }
        } catch (SQLException e) {
            throw new IllegalStateException("the query '" + name + "' of a form failed", e);
        }
    }

    private static ArrayNode read(Connection connection, NamedSql sql, int maxRows, JsonNode parameters)
            throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(sql.text())) {
            statement.setMaxRows(maxRows);
            for (int i = 0; i < sql.parameters().size(); i++) {
                bind(
                        connection,
                        statement,
                        i + 1,
                        parameters.path(sql.parameters().get(i)));
            }
            try (ResultSet rows = statement.executeQuery()) {
                int columns = rows.getMetaData().getColumnCount();
                boolean labelFirst =
                        columns > 1 && rows.getMetaData().getColumnLabel(1).equalsIgnoreCase("label");
                ArrayNode options = JsonNodeFactory.instance.arrayNode();
                while (rows.next()) {
                    JsonNode value = value(rows.getObject(labelFirst ? 2 : 1));
                    ObjectNode option = options.addObject();
                    option.set("value", value);
                    String label = columns == 1 ? null : rows.getString(labelFirst ? 1 : 2);
                    option.put("label", label == null ? value.asText() : label);
                }
                return options;
            }
        }
    }

    private static void bind(Connection connection, PreparedStatement statement, int index, JsonNode value)
            throws SQLException {
        if (value.isBoolean()) {
            statement.setBoolean(index, value.booleanValue());
        } else if (value.isIntegralNumber() && value.canConvertToLong()) {
            statement.setLong(index, value.longValue());
        } else if (value.isNumber()) {
            statement.setBigDecimal(index, value.decimalValue());
        } else if (value.isTextual()) {
            statement.setString(index, value.textValue());
        } else if (value.isArray()) {
            List<String> items = new ArrayList<>();
            value.forEach(item -> items.add(item.asText()));
            statement.setArray(index, connection.createArrayOf("text", items.toArray()));
        } else {
            statement.setNull(index, Types.NULL);
        }
    }

    private static JsonNode value(@Nullable Object value) {
        JsonNodeFactory json = JsonNodeFactory.instance;
        if (value == null) {
            return json.nullNode();
        }
        if (value instanceof Boolean truth) {
            return json.booleanNode(truth);
        }
        if (value instanceof Integer || value instanceof Long || value instanceof Short) {
            return json.numberNode(((Number) value).longValue());
        }
        return value instanceof Number number
                ? json.numberNode(new BigDecimal(number.toString()))
                : json.textNode(value.toString());
    }
}
