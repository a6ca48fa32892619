package dev.countersign.inbox;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/**
 * Reads lists and counts. A person's audiences are looked up first, and every task has exactly one: so a task that is
 * offered to several of a person's groups is found once, and each audience gives its part of a page sorted out of an index.
 */
@ApplicationScoped
class InboxTable {

    private static final String CANCELLED = "57014";

    private static final String NUMBERS = """
            select h.found, o.found, h.overdue, o.overdue, h.put_off, d.found
            from (select count(*) filter (where %1$s) as found, count(*) filter (where due_at < ? and %1$s) as overdue,
                         count(*) filter (where not (%1$s)) as put_off
                  from inbox_task where assignee = ?) h,
                 (select count(*) as found, count(*) filter (where due_at < ?) as overdue from inbox_task
                  where assignee is null and audience = any (?)) o,
                 (select count(*) as found from inbox_task where owner = ? and assignee is distinct from ?) d
            """.formatted("(follow_up_at is null or follow_up_at <= ?)");

    private final DataSource dataSource;
    private final int longestSearch;
    private final Clock clock;

    InboxTable(DataSource dataSource, InboxConfig config, Clock clock) {
        this.dataSource = dataSource;
        this.longestSearch = (int) Math.max(1, config.longestSearch().toSeconds());
        this.clock = clock;
    }

    TaskPage page(TaskQuery query) {
        return read(connection -> {
            UUID[] audiences = audiences(connection, query.reader());
            TaskPage.Counts counts = counts(connection, query.reader(), audiences);
            if (query.laborious()) {
                return laborious(connection, query, audiences, counts);
            }
            return new TaskPage(
                    list(connection, query, audiences), total(connection, query, audiences, counts), counts);
        });
    }

    long count(TaskQuery query) {
        return read(connection -> count(connection, query, audiences(connection, query.reader())));
    }

    /** A page and its total from one reading: each task is looked at once. */
    private TaskPage laborious(Connection connection, TaskQuery query, UUID[] audiences, TaskPage.Counts counts)
            throws SQLException {
        SqlText rows = TaskListSql.all(query, audiences);
        long[] total = {0};
        List<InboxTask> tasks = list(
                connection,
                TaskListSql.page("t.id, count(*) over () as total", rows, query),
                row -> total[0] = row.getLong("total"));
        boolean beyond = tasks.isEmpty() && query.page() > 0;
        return new TaskPage(tasks, beyond ? count(connection, query, audiences) : total[0], counts);
    }

    private List<InboxTask> list(Connection connection, TaskQuery query, UUID[] audiences) throws SQLException {
        return list(connection, TaskListSql.page("t.id", TaskListSql.gathered(query, audiences), query), row -> {});
    }

    private List<InboxTask> list(Connection connection, SqlText sql, RowReader beside) throws SQLException {
        try (PreparedStatement statement = prepare(connection, sql);
                ResultSet rows = statement.executeQuery()) {
            List<InboxTask> tasks = new ArrayList<>();
            while (rows.next()) {
                tasks.add(task(rows));
                beside.read(rows);
            }
            return tasks;
        }
    }

    private long total(Connection connection, TaskQuery query, UUID[] audiences, TaskPage.Counts counts)
            throws SQLException {
        if (query.conditions().isEmpty() && query.filter() == TaskFilter.GROUP) {
            return counts.group();
        }
        if (query.conditions().isEmpty() && query.filter() == TaskFilter.TEAM) {
            SqlText taken = new SqlText().add("t.assignee is not null and t.audience = any (?)", (Object) audiences);
            return counts.group() + count(connection, taken);
        }
        return count(connection, query, audiences);
    }

    private long count(Connection connection, TaskQuery query, UUID[] audiences) throws SQLException {
        return count(connection, TaskListSql.matching(query, audiences));
    }

    private long count(Connection connection, SqlText matching) throws SQLException {
        SqlText sql =
                new SqlText().add("select count(*) from inbox_task t where ").add(matching);
        try (PreparedStatement statement = prepare(connection, sql);
                ResultSet row = statement.executeQuery()) {
            row.next();
            return row.getLong(1);
        }
    }

    private TaskPage.Counts counts(Connection connection, TaskQuery.Reader reader, UUID[] audiences)
            throws SQLException {
        Instant now = clock.instant();
        String me = reader.id();
        SqlText sql = new SqlText().add(NUMBERS, now, now, now, now, me, now, audiences, me, me);
        try (PreparedStatement statement = prepare(connection, sql);
                ResultSet row = statement.executeQuery()) {
            row.next();
            return new TaskPage.Counts(
                    row.getLong(1), row.getLong(2), row.getLong(3), row.getLong(4), row.getLong(5), row.getLong(6));
        }
    }

    private static UUID[] audiences(Connection connection, TaskQuery.Reader reader) throws SQLException {
        SqlText sql = new SqlText()
                .add(
                        "select id from inbox_audience where groups && ? or users @> array[?]::text[]",
                        reader.groups().toArray(String[]::new),
                        reader.id());
        try (PreparedStatement statement = sql.prepare(connection);
                ResultSet rows = statement.executeQuery()) {
            List<UUID> ids = new ArrayList<>();
            while (rows.next()) {
                ids.add(rows.getObject(1, UUID.class));
            }
            return ids.toArray(UUID[]::new);
        }
    }

    private PreparedStatement prepare(Connection connection, SqlText sql) throws SQLException {
        PreparedStatement statement = sql.prepare(connection);
        statement.setQueryTimeout(longestSearch);
        return statement;
    }

    private <T> T read(Reading<T> reading) {
        try (Connection connection = dataSource.getConnection()) {
            return reading.read(connection);
        } catch (SQLException e) {
            throw CANCELLED.equals(e.getSQLState())
                    ? new TooBroadException(longestSearch)
                    : new InboxException("The tasks cannot be read", e);
        }
    }

    private static InboxTask task(ResultSet row) throws SQLException {
        return new InboxTask(
                row.getString("id"),
                row.getString("name"),
                row.getString("task_key"),
                row.getString("definition_key"),
                row.getString("definition_name"),
                row.getString("instance_id"),
                row.getString("business_key"),
                row.getString("assignee"),
                row.getString("owner"),
                List.of((String[]) row.getArray("groups").getArray()),
                List.of((String[]) row.getArray("users").getArray()),
                row.getTimestamp("created_at").toInstant(),
                instant(row.getTimestamp("due_at")),
                instant(row.getTimestamp("follow_up_at")),
                row.getInt("priority"),
                row.getString("description"));
    }

    private static @Nullable Instant instant(@Nullable Timestamp timestamp) {
        return timestamp == null ? null : timestamp.toInstant();
    }

    /** What a list reads from a row beside its task. */
    private interface RowReader {

        void read(ResultSet row) throws SQLException;
    }

    /** Something read from the database. */
    private interface Reading<T> {

        T read(Connection connection) throws SQLException;
    }
}
