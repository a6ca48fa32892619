package dev.countersign.inbox;

import io.quarkus.narayana.jta.runtime.TransactionConfiguration;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import javax.sql.DataSource;

/**
 * Fills an empty inbox at once: without its indexes, which are made afterwards, and while nobody writes tasks. For many tasks
 * that takes a fraction of the time of filling it piece by piece.
 */
@ApplicationScoped
class InboxFirstFill {

    private static final int MAX_SECONDS = 3600;

    private static final String FILL = """
            with e as materialized (%s),
            a as (insert into inbox_audience (id, groups, users)
                  select distinct on (audience) audience, groups, users from e order by audience
                  on conflict do nothing)
            insert into inbox_task (%s) select %s from e
            """.formatted(EngineTasks.EXPECTED, EngineTasks.COLUMNS, EngineTasks.COLUMNS);

    private static final String INDEXES = """
            select i.indexname, i.indexdef from pg_indexes i
            where i.schemaname = current_schema() and i.tablename = 'inbox_task' and i.indexname <> 'inbox_task_pkey'
            """;

    private final DataSource dataSource;

    InboxFirstFill(DataSource dataSource) {
        this.dataSource = dataSource;
    }

    /** Gives the number of tasks; -1 when the inbox is not empty, and then does nothing. */
    @Transactional(Transactional.TxType.REQUIRES_NEW)
    @TransactionConfiguration(timeout = MAX_SECONDS)
    long fill() {
        try (Connection connection = dataSource.getConnection();
                Statement statement = connection.createStatement()) {
            // writers of tasks first, as their transactions take the locks in this order
            statement.execute("lock table act_ru_task in share row exclusive mode");
            statement.execute("lock table inbox_task in access exclusive mode");
            if (hasRows(statement)) {
                return -1;
            }
            List<String> definitions = dropIndexes(statement);
            long tasks = statement.executeLargeUpdate(FILL);
            for (String definition : definitions) {
                statement.execute(definition);
            }
            statement.execute("analyze inbox_task");
            statement.execute("analyze inbox_audience");
            return tasks;
        } catch (SQLException e) {
            throw new InboxException("The inbox cannot be filled", e);
        }
    }

    private static boolean hasRows(Statement statement) throws SQLException {
        try (ResultSet rows = statement.executeQuery("select 1 from inbox_task limit 1")) {
            return rows.next();
        }
    }

    private static List<String> dropIndexes(Statement statement) throws SQLException {
        List<String> names = new ArrayList<>();
        List<String> definitions = new ArrayList<>();
        try (ResultSet rows = statement.executeQuery(INDEXES)) {
            while (rows.next()) {
                names.add(rows.getString(1));
                definitions.add(rows.getString(2));
            }
        }
        for (String name : names) {
            statement.execute("drop index \"" + name + "\"");
        }
        return definitions;
    }
}
