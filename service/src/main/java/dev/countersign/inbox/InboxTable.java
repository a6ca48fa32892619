package dev.countersign.inbox;

import dev.countersign.identity.User;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/**
 * Reads open tasks straight from the engine's tables: one statement for a page with its candidates, where the engine's
 * query API needs one more per task and cannot search three columns at once.
 */
@ApplicationScoped
class InboxTable {

    private static final String COLUMNS = """
            select t.id_, coalesce(nullif(t.name_, ''), t.task_def_key_) as name_, t.task_def_key_, d.key_ as definition_key,
                   coalesce(nullif(d.name_, ''), d.key_) as definition_name, t.proc_inst_id_,
                   i.business_key_, t.assignee_, t.create_time_, t.due_date_, t.follow_up_date_, t.priority_,
                   t.description_, t.proc_def_id_,
                   array(select l.group_id_ from act_ru_identitylink l
                         where l.task_id_ = t.id_ and l.type_ = 'candidate' and l.group_id_ is not null
                         order by l.group_id_) as candidate_groups,
                   array(select l.user_id_ from act_ru_identitylink l
                         where l.task_id_ = t.id_ and l.type_ = 'candidate' and l.user_id_ is not null
                         order by l.user_id_) as candidate_users
            """;

    private static final String TABLES = """
            from act_ru_task t
            join act_re_procdef d on d.id_ = t.proc_def_id_
            join act_ru_execution i on i.id_ = t.proc_inst_id_
            where t.suspension_state_ = 1
            """;

    private static final String MINE = " and t.assignee_ = ?";

    private static final String OFFERED = """
             and t.assignee_ is null and exists (
                select 1 from act_ru_identitylink l
                where l.task_id_ = t.id_ and l.type_ = 'candidate' and (l.user_id_ = ? or l.group_id_ = any (?)))
            """;

    private final DataSource dataSource;

    InboxTable(DataSource dataSource) {
        this.dataSource = dataSource;
    }

    List<InboxTask> list(TaskQuery query, User user) {
        Statement statement = filtered(COLUMNS, query, user)
                .and(" order by " + query.sort().sql() + " limit ?", query.size())
                .and(" offset ?", (long) query.page() * query.size());
        return list(statement);
    }

    long count(TaskQuery query, User user) {
        return count(filtered("select count(*) ", query, user));
    }

    TaskPage.Counts counts(User user) {
        return new TaskPage.Counts(
                count(offered(new Statement("select count(*) " + TABLES), TaskFilter.MINE, user)),
                count(offered(new Statement("select count(*) " + TABLES), TaskFilter.GROUP, user)));
    }

    private static Statement filtered(String columns, TaskQuery query, User user) {
        Statement statement = offered(new Statement(columns + TABLES), query.filter(), user);
        if (query.definition() != null) {
            statement.and(" and d.key_ = ?", query.definition());
        }
        if (query.instance() != null) {
            statement.and(" and t.proc_inst_id_ = ?", query.instance());
        }
        if (query.text() != null && !query.text().isBlank()) {
            statement.and(
                    " and concat_ws(chr(10), t.name_, i.business_key_, d.name_, d.key_) ilike ?",
                    "%" + escaped(query.text().strip()) + "%");
        }
        return statement;
    }

    private static Statement offered(Statement statement, TaskFilter filter, User user) {
        return switch (filter) {
            case MINE -> statement.and(MINE, user.id());
            case GROUP -> statement.and(OFFERED, user.id(), user.groups().toArray(String[]::new));
            case ALL -> statement;
        };
    }

    private static String escaped(String text) {
        return text.replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_");
    }

    private List<InboxTask> list(Statement statement) {
        try (Connection connection = dataSource.getConnection();
                PreparedStatement prepared = statement.prepare(connection);
                ResultSet rows = prepared.executeQuery()) {
            List<InboxTask> items = new ArrayList<>();
            while (rows.next()) {
                items.add(item(rows));
            }
            return items;
        } catch (SQLException e) {
            throw new IllegalStateException("the tasks cannot be read", e);
        }
    }

    private long count(Statement statement) {
        try (Connection connection = dataSource.getConnection();
                PreparedStatement prepared = statement.prepare(connection);
                ResultSet rows = prepared.executeQuery()) {
            rows.next();
            return rows.getLong(1);
        } catch (SQLException e) {
            throw new IllegalStateException("the tasks cannot be counted", e);
        }
    }

    private static InboxTask item(ResultSet row) throws SQLException {
        return new InboxTask(
                row.getString("id_"),
                row.getString("name_"),
                row.getString("task_def_key_"),
                row.getString("definition_key"),
                row.getString("definition_name"),
                row.getString("proc_inst_id_"),
                row.getString("business_key_"),
                row.getString("assignee_"),
                strings(row.getArray("candidate_groups")),
                strings(row.getArray("candidate_users")),
                row.getTimestamp("create_time_").toInstant(),
                instant(row.getTimestamp("due_date_")),
                instant(row.getTimestamp("follow_up_date_")),
                row.getInt("priority_"),
                row.getString("description_"));
    }

    private static List<String> strings(Array array) throws SQLException {
        return List.of((String[]) array.getArray());
    }

    private static @Nullable Instant instant(@Nullable Timestamp timestamp) {
        return timestamp == null ? null : timestamp.toInstant();
    }

    /** SQL text and its parameters, grown together. */
    private static final class Statement {

        private final StringBuilder sql;
        private final List<Object> parameters = new ArrayList<>();

        Statement(String sql) {
            this.sql = new StringBuilder(sql);
        }

        Statement and(String condition, Object... values) {
            sql.append(condition);
            parameters.addAll(List.of(values));
            return this;
        }

        PreparedStatement prepare(Connection connection) throws SQLException {
            PreparedStatement prepared = connection.prepareStatement(sql.toString());
            for (int i = 0; i < parameters.size(); i++) {
                Object parameter = parameters.get(i);
                prepared.setObject(
                        i + 1,
                        parameter instanceof String[] texts ? connection.createArrayOf("text", texts) : parameter);
            }
            return prepared;
        }
    }
}
