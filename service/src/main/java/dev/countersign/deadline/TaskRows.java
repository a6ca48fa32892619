package dev.countersign.deadline;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.Optional;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/**
 * The engine's rows of open tasks. Whoever changes deadlines holds the row of their task first, and always in this order,
 * so that an answer and a time-out never change a task at once.
 */
@ApplicationScoped
class TaskRows {

    private static final String SELECT = """
            select id_, proc_inst_id_, proc_def_id_, task_def_key_, assignee_, due_date_, create_time_, priority_,
                   suspension_state_
            from act_ru_task where id_ = ?
            """;

    private final DataSource dataSource;

    TaskRows(DataSource dataSource) {
        this.dataSource = dataSource;
    }

    /** Waits for others and holds the task until the transaction ends; empty when there is no such open task yet or any more. */
    Optional<TaskFacts> lock(String taskId) {
        return read(taskId, " for update");
    }

    /** The same without waiting: empty also when somebody else is busy with the task. */
    Optional<TaskFacts> lockIfFree(String taskId) {
        return read(taskId, " for update skip locked");
    }

    boolean exists(String taskId) {
        return read(taskId, "").isPresent();
    }

    private Optional<TaskFacts> read(String taskId, String locking) {
        try (Connection connection = dataSource.getConnection();
                PreparedStatement statement = connection.prepareStatement(SELECT + locking)) {
            statement.setString(1, taskId);
            try (ResultSet row = statement.executeQuery()) {
                return row.next() ? Optional.of(facts(row)) : Optional.empty();
            }
        } catch (SQLException e) {
            throw new IllegalStateException("the task " + taskId + " cannot be read", e);
        }
    }

    private static TaskFacts facts(ResultSet row) throws SQLException {
        return new TaskFacts(
                row.getString("id_"),
                row.getString("proc_inst_id_"),
                row.getString("proc_def_id_"),
                row.getString("task_def_key_"),
                row.getString("assignee_"),
                instant(row.getTimestamp("due_date_")),
                row.getTimestamp("create_time_").toInstant(),
                row.getInt("priority_"),
                row.getInt("suspension_state_") != 1);
    }

    private static @Nullable Instant instant(@Nullable Timestamp timestamp) {
        return timestamp == null ? null : timestamp.toInstant();
    }
}
