package dev.countersign.inbox;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/** SQL and its parameters, grown together. Text of a caller only ever becomes a parameter. */
final class SqlText {

    private final StringBuilder sql = new StringBuilder();
    private final List<Object> parameters = new ArrayList<>();

    SqlText add(String fragment, Object... values) {
        sql.append(fragment);
        parameters.addAll(List.of(values));
        return this;
    }

    SqlText add(SqlText other) {
        sql.append(other.sql);
        parameters.addAll(other.parameters);
        return this;
    }

    boolean isEmpty() {
        return sql.isEmpty();
    }

    PreparedStatement prepare(Connection connection) throws SQLException {
        PreparedStatement prepared = connection.prepareStatement(sql.toString());
        for (int i = 0; i < parameters.size(); i++) {
            prepared.setObject(i + 1, value(connection, parameters.get(i)));
        }
        return prepared;
    }

    private static Object value(Connection connection, Object parameter) throws SQLException {
        if (parameter instanceof String[] texts) {
            return connection.createArrayOf("text", texts);
        }
        if (parameter instanceof UUID[] ids) {
            return connection.createArrayOf("uuid", ids);
        }
        return parameter instanceof Instant instant ? Timestamp.from(instant) : parameter;
    }

    /** A pattern that finds the text anywhere, whatever signs are in it. */
    static String containing(String text) {
        return "%" + literal(text) + "%";
    }

    /** The text as a pattern that means nothing but itself. */
    static String literal(String text) {
        return text.replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_");
    }
}
