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

    /** How many rows may be gathered from the audiences before sorting them all is the better way. */
    private static final int GATHERED_ROWS = 20_000;

    private static final String CANCELLED = "57014";
    private static final String NUMBERS =
            "select count(*) as found, count(*) filter (where due_at < ?) as overdue from inbox_task";

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
            return new TaskPage(
                    list(connection, query, audiences), total(connection, query, audiences, counts), counts);
        });
    }

    long count(TaskQuery query) {
        return read(connection -> count(connection, query, audiences(connection, query.reader())));
    }

    private List<InboxTask> list(Connection connection, TaskQuery query, UUID[] audiences) throws SQLException {
        String order = " order by " + query.order().sql();
        SqlText sql = new SqlText()
                .add("select t.*, a.groups, a.users from (select t.id from ")
                .add(chosen(query, audiences, order))
                .add(order + " limit ?", query.size())
                .add(" offset ?) k", (long) query.page() * query.size())
                .add(" join inbox_task t on t.id = k.id join inbox_audience a on a.id = t.audience")
                .add(" order by " + query.order().sql());
        try (PreparedStatement statement = prepare(connection, sql);
                ResultSet rows = statement.executeQuery()) {
            List<InboxTask> tasks = new ArrayList<>();
            while (rows.next()) {
                tasks.add(task(rows));
            }
            return tasks;
        }
    }

    /** The rows {@code t} that the ids of a page are taken from. */
    private static SqlText chosen(TaskQuery query, UUID[] audiences, String order) {
        long needed = (long) (query.page() + 1) * query.size();
        if (query.filter() != TaskFilter.GROUP || needed * Math.max(1, audiences.length) > GATHERED_ROWS) {
            return new SqlText().add("inbox_task t where ").add(matching(query, audiences));
        }
        return new SqlText()
                .add("unnest(?::uuid[]) as o(id) cross join lateral (", (Object) audiences)
                .add("select * from inbox_task t where t.assignee is null and t.audience = o.id")
                .add(query.conditions())
                .add(order + " limit ?) t", needed);
    }

    private long total(Connection connection, TaskQuery query, UUID[] audiences, TaskPage.Counts counts)
            throws SQLException {
        if (query.conditions().isEmpty() && query.filter() != TaskFilter.ALL) {
            return query.filter() == TaskFilter.MINE ? counts.mine() : counts.group();
        }
        return count(connection, query, audiences);
    }

    private long count(Connection connection, TaskQuery query, UUID[] audiences) throws SQLException {
        SqlText sql =
                new SqlText().add("select count(*) from inbox_task t where ").add(matching(query, audiences));
        try (PreparedStatement statement = prepare(connection, sql);
                ResultSet row = statement.executeQuery()) {
            row.next();
            return row.getLong(1);
        }
    }

    private TaskPage.Counts counts(Connection connection, TaskQuery.Reader reader, UUID[] audiences)
            throws SQLException {
        Instant now = clock.instant();
        SqlText sql = new SqlText()
                .add("select h.found, o.found, h.overdue, o.overdue from ")
                .add("(" + NUMBERS + " where assignee = ?) h, ", now, reader.id())
                .add("(" + NUMBERS + " where assignee is null and audience = any (?)) o", now, audiences);
        try (PreparedStatement statement = prepare(connection, sql);
                ResultSet row = statement.executeQuery()) {
            row.next();
            return new TaskPage.Counts(row.getLong(1), row.getLong(2), row.getLong(3), row.getLong(4));
        }
    }

    private static SqlText matching(TaskQuery query, UUID[] audiences) {
        SqlText filter = switch (query.filter()) {
            case MINE -> new SqlText().add("t.assignee = ?", query.reader().id());
            case GROUP -> new SqlText().add("t.assignee is null and t.audience = any (?)", (Object) audiences);
            case ALL -> new SqlText().add("true");
        };
        return filter.add(query.conditions());
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

    /** Something read from the database. */
    private interface Reading<T> {

        T read(Connection connection) throws SQLException;
    }
}
