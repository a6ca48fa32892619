package dev.countersign.task;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/**
 * Reads one open task straight from the engine's tables, with its candidates: what is decided about a task is decided on
 * the engine's own rows, under the lock of {@link TaskLock}. Lists come from the package {@code inbox}.
 */
@ApplicationScoped
class TaskTable {

    private static final String COLUMNS = """
            select t.id_, coalesce(nullif(t.name_, ''), t.task_def_key_) as name_, t.task_def_key_, d.key_ as definition_key,
                   coalesce(nullif(d.name_, ''), d.key_) as definition_name, t.proc_inst_id_,
                   i.business_key_, t.assignee_, t.create_time_, t.due_date_, t.follow_up_date_, t.priority_,
                   t.description_, t.owner_, lower(t.delegation_) as delegation_, t.proc_def_id_,
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
            where t.id_ = ? and t.suspension_state_ =\s""";

    private static final String ACTIVE = "1";
    private static final String SUSPENDED = "2";

    private final DataSource dataSource;

    TaskTable(DataSource dataSource) {
        this.dataSource = dataSource;
    }

    /** A task that can be worked on. */
    Optional<TaskItem> find(String taskId) {
        return find(taskId, ACTIVE);
    }

    /** A task whose run is suspended. */
    Optional<TaskItem> findSuspended(String taskId) {
        return find(taskId, SUSPENDED);
    }

    private Optional<TaskItem> find(String taskId, String state) {
        try (Connection connection = dataSource.getConnection();
                PreparedStatement prepared = connection.prepareStatement(COLUMNS + TABLES + state)) {
            prepared.setString(1, taskId);
            try (ResultSet rows = prepared.executeQuery()) {
                return rows.next() ? Optional.of(item(rows)) : Optional.empty();
            }
        } catch (SQLException e) {
            throw new IllegalStateException("the task cannot be read", e);
        }
    }

    private static TaskItem item(ResultSet row) throws SQLException {
        return new TaskItem(
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
                row.getString("description_"),
                row.getString("owner_"),
                row.getString("delegation_"),
                row.getString("proc_def_id_"));
    }

    private static List<String> strings(Array array) throws SQLException {
        return List.of((String[]) array.getArray());
    }

    private static @Nullable Instant instant(@Nullable Timestamp timestamp) {
        return timestamp == null ? null : timestamp.toInstant();
    }
}
