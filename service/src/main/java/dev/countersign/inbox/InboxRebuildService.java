package dev.countersign.inbox;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.runtime.StartupEvent;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import javax.sql.DataSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Works all rows of the inbox out anew, piece by piece and each piece in a transaction of its own: people go on working
 * meanwhile, and a rebuild that was interrupted is simply done again. Runs by itself on an installation that has no filled
 * inbox yet; an empty one is filled at once, and only then does whoever writes a task have to wait.
 */
@ApplicationScoped
class InboxRebuildService {

    private static final Logger LOG = LoggerFactory.getLogger(InboxRebuildService.class);

    /** Raised when rows are worked out in another way than before. */
    private static final int VERSION = 1;

    private static final String OPEN =
            "select id_ from act_ru_task where id_ > ? order by id_ limit " + InboxWriter.CHUNK;
    private static final String SURPLUS = """
            select id from inbox_task t where id > ? and not exists (select 1 from act_ru_task e where e.id_ = t.id collate "default")
            order by id limit\s""" + InboxWriter.CHUNK;

    private final DataSource dataSource;
    private final InboxFirstFill firstFill;
    private final InboxWriter writer;
    private final Clock clock;

    InboxRebuildService(DataSource dataSource, InboxFirstFill firstFill, InboxWriter writer, Clock clock) {
        this.dataSource = dataSource;
        this.firstFill = firstFill;
        this.writer = writer;
        this.clock = clock;
    }

    /** After the engine has its tables, before its job executor starts. */
    void onStart(@Observes @Priority(4000) StartupEvent event) {
        if (!isFilled()) {
            rebuild();
        }
    }

    /** Gives how many tasks and left-over rows were looked at, and how long it took. */
    InboxRebuild rebuild() {
        Instant began = clock.instant();
        long filled = isEmpty() ? firstFill.fill() : -1;
        long tasks = filled < 0 ? renewAll(OPEN) : filled;
        long surplus = filled < 0 ? renewAll(SURPLUS) : 0;
        QuarkusTransaction.requiringNew().run(this::markFilled);
        Duration duration = Duration.between(began, clock.instant());
        LOG.info("The inbox was filled with {} tasks, {} rows were left over, in {}", tasks, surplus, duration);
        return new InboxRebuild(tasks, surplus, duration.toMillis());
    }

    private long renewAll(String sql) {
        long count = 0;
        String last = "";
        List<String> ids = ids(sql, last);
        while (!ids.isEmpty()) {
            List<String> chunk = ids;
            QuarkusTransaction.requiringNew().run(() -> writer.renew(chunk));
            count += ids.size();
            last = ids.get(ids.size() - 1);
            ids = ids(sql, last);
        }
        return count;
    }

    private List<String> ids(String sql, String after) {
        try (Connection connection = dataSource.getConnection();
                PreparedStatement statement = connection.prepareStatement(sql)) {
            statement.setString(1, after);
            try (ResultSet rows = statement.executeQuery()) {
                List<String> ids = new ArrayList<>();
                while (rows.next()) {
                    ids.add(rows.getString(1));
                }
                return ids;
            }
        } catch (SQLException e) {
            throw new InboxException("The tasks for the inbox cannot be read", e);
        }
    }

    private boolean isFilled() {
        return hasRow("select 1 from inbox_fill where version = " + VERSION);
    }

    private boolean isEmpty() {
        return !hasRow("select 1 from inbox_task limit 1");
    }

    private boolean hasRow(String sql) {
        try (Connection connection = dataSource.getConnection();
                PreparedStatement statement = connection.prepareStatement(sql);
                ResultSet rows = statement.executeQuery()) {
            return rows.next();
        } catch (SQLException e) {
            throw new InboxException("The inbox cannot be read", e);
        }
    }

    private void markFilled() {
        try (Connection connection = dataSource.getConnection();
                PreparedStatement statement = connection.prepareStatement("""
                        insert into inbox_fill (version, filled_at) values (?, ?)
                        on conflict (singleton) do update set version = excluded.version, filled_at = excluded.filled_at
                        """)) {
            statement.setInt(1, VERSION);
            statement.setTimestamp(2, Timestamp.from(clock.instant()));
            statement.executeUpdate();
        } catch (SQLException e) {
            throw new InboxException("The inbox cannot be marked as filled", e);
        }
    }
}
