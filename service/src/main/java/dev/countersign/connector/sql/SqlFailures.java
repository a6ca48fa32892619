package dev.countersign.connector.sql;

import dev.countersign.connector.ConnectorFailure;
import dev.countersign.connector.ConnectorFailure.Reach;
import java.sql.SQLException;

/** What a database's errors mean for the call, by the standard's classes of SQLSTATE. */
final class SqlFailures {

    private SqlFailures() {}

    /** An error before the commit: whatever was done is undone. */
    static ConnectorFailure rolledBack(SQLException e, boolean brokenOff) {
        String state = state(e);
        if (brokenOff || state.equals("57014")) {
            return ConnectorFailure.of(
                    "timeout", Reach.ANSWERED, "The database did not finish in time; nothing was changed.", e);
        }
        if (String.valueOf(e.getMessage()).contains("maxResultBuffer")) {
            return ConnectorFailure.of("too-large", Reach.ANSWERED, SqlRows.TOO_LARGE + " Nothing was changed.", e);
        }
        return switch (category(e)) {
            case "40", "55" ->
                ConnectorFailure.of(
                        "conflict",
                        Reach.ANSWERED,
                        "The database had to give way to another transaction; nothing was changed. " + words(e),
                        e);
            case "08", "57" ->
                ConnectorFailure.of(
                        "connection-lost",
                        Reach.NOT_SENT,
                        "The connection to the database broke before the commit; nothing was changed. " + words(e),
                        e);
            default -> ConnectorFailure.of("sql", Reach.ANSWERED, words(e) + " Nothing was changed.", e);
        };
    }

    /** An error of the commit itself: a broken connection leaves open whether it was done. */
    static ConnectorFailure committing(SQLException e) {
        return category(e).equals("08") || category(e).equals("57")
                ? ConnectorFailure.of(
                        "connection-lost",
                        Reach.UNKNOWN,
                        "The connection to the database broke during the commit; nobody knows whether it counts. "
                                + words(e),
                        e)
                : rolledBack(e, false);
    }

    static String category(SQLException e) {
        String state = state(e);
        return state.length() < 2 ? "" : state.substring(0, 2);
    }

    private static String state(SQLException e) {
        return e.getSQLState() == null ? "" : e.getSQLState();
    }

    private static String words(SQLException e) {
        return "SQLSTATE %s: %s"
                .formatted(state(e), String.valueOf(e.getMessage()).strip());
    }
}
