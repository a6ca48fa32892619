package dev.countersign.inbox.bench;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;

/** Does for all tables at once what the database does by itself in time, so that both sides are measured in that state. */
public final class InboxVacuum {

    private InboxVacuum() {}

    /** Argument: port of the database. */
    public static void main(String[] arguments) throws SQLException {
        String url = "jdbc:postgresql://127.0.0.1:" + arguments[0] + "/postgres";
        try (Connection connection = DriverManager.getConnection(url, "postgres", "");
                Statement statement = connection.createStatement()) {
            for (String table : new String[] {
                "act_ru_execution",
                "act_ru_task",
                "act_ru_identitylink",
                "act_ru_variable",
                "inbox_task",
                "inbox_audience"
            }) {
                statement.execute("vacuum analyze " + table);
            }
        }
    }
}
