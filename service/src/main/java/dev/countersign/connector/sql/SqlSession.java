package dev.countersign.connector.sql;

import dev.countersign.connector.CallContext;
import dev.countersign.connector.Connection;
import dev.countersign.connector.ConnectorFailure;
import dev.countersign.connector.ConnectorFailure.Reach;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Properties;
import org.jspecify.annotations.Nullable;

/**
 * One database connection and one transaction for one call. It is not pooled: a call that hangs holds nothing that others
 * need, and a changed password counts at once.
 */
final class SqlSession {

    private final Connection connection;
    private final CallContext context;
    private final long maxBytes;

    /** For work that reads nothing to speak of. */
    SqlSession(Connection connection, CallContext context) {
        this(connection, context, 0);
    }

    /** @param maxBytes the most that may be read at a time: one value can be a gigabyte; 0 for no limit */
    SqlSession(Connection connection, CallContext context, long maxBytes) {
        this.connection = connection;
        this.context = context;
        this.maxBytes = maxBytes;
    }

    /** What is done in the transaction. */
    interface Work<T> {
        T in(java.sql.Connection database) throws Exception;
    }

    <T extends @Nullable Object> T run(boolean readOnly, Work<T> work) throws Exception {
        try (java.sql.Connection database = open(readOnly)) {
            context.closeAtTimeout(() -> database.abort(Runnable::run));
            database.setAutoCommit(false);
            database.setReadOnly(readOnly);
            T result;
            try {
                result = work.in(database);
            } catch (SQLException e) {
                throw SqlFailures.rolledBack(e, context.brokenOff());
            }
            commit(database, readOnly);
            return result;
        }
    }

    private void commit(java.sql.Connection database, boolean readOnly) throws SQLException {
        try {
            if (readOnly) {
                database.rollback();
            } else {
                database.commit();
            }
        } catch (SQLException e) {
            throw SqlFailures.committing(e);
        }
    }

    private java.sql.Connection open(boolean readOnly) {
        Properties properties = new Properties();
        connection.user().ifPresent(user -> properties.setProperty("user", user));
        if (connection.hasSecret()) {
            properties.setProperty("password", connection.secret(context.redaction()));
        }
        Duration left = context.remaining();
        String seconds = String.valueOf(Math.max(1, left.toSeconds()));
        String url = connection.url();
        if (url.startsWith("jdbc:postgresql:")) {
            properties.setProperty("connectTimeout", seconds);
            properties.setProperty("loginTimeout", seconds);
            properties.setProperty("socketTimeout", String.valueOf(left.toSeconds() + 2));
            properties.setProperty("ApplicationName", "countersign-connector");
            properties.setProperty(
                    "options",
                    "-c statement_timeout=" + left.toMillis()
                            + (readOnly ? " -c default_transaction_read_only=on" : ""));
            if (maxBytes > 0) {
                properties.setProperty("maxResultBuffer", String.valueOf(2 * maxBytes));
            }
        }
        try {
            return DriverManager.getConnection(url, properties);
        } catch (SQLException e) {
            throw "28".equals(SqlFailures.category(e))
                    ? ConnectorFailure.of(
                            "sign-in",
                            Reach.NOT_SENT,
                            "The database refuses the user of the connection '%s': %s"
                                    .formatted(connection.name(), e.getMessage()),
                            e)
                    : ConnectorFailure.of(
                            "refused",
                            Reach.NOT_SENT,
                            "There is no connection to the database of '%s': %s"
                                    .formatted(connection.name(), e.getMessage()),
                            e);
        }
    }
}
