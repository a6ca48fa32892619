package dev.countersign.inbox;

import dev.countersign.engine.TaskWriteListener;
import dev.countersign.engine.TaskWrites;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import javax.sql.DataSource;

/**
 * Keeps the rows of the inbox as the engine's tables say. A row is never changed, it is worked out anew: the task's own row
 * is locked first and read by a later statement, so that of two transactions that write one task the second sees what the
 * first has committed, and the row is right whatever both did.
 */
@ApplicationScoped
class InboxWriter implements TaskWriteListener {

    /** Tasks per statement; a suspended definition or a rebuild may concern a million. */
    static final int CHUNK = 5_000;

    private static final String LOCK = "select id_ from act_ru_task where id_ = any (?) order by id_ for update";

    /** So that a business key that another transaction is just changing is waited for. */
    private static final String LOCK_INSTANCES = """
            select id_ from act_ru_execution
            where id_ in (select proc_inst_id_ from act_ru_task where id_ = any (?)) order by id_ for share
            """;

    private static final String SUSPENDED = """
            select id_ from act_ru_task
            where proc_inst_id_ = any (?) or proc_def_id_ = any (?)
               or proc_def_id_ in (select id_ from act_re_procdef where key_ = any (?))
            """;

    private static final String RENAMED = """
            select t.id from inbox_task t join act_ru_execution i on i.id_ = t.instance_id
            where t.instance_id = any (?) and t.business_key is distinct from i.business_key_
            """;

    private static final String DECIDED = EngineTasks.COLUMNS.substring("id, ".length());

    private static final String MERGE = """
            with e as materialized (%s and t.id_ = any (?)),
            a as (insert into inbox_audience (id, groups, users)
                  select distinct on (audience) audience, groups, users from e order by audience
                  on conflict do nothing),
            gone as (delete from inbox_task where id = any (?) and id not in (select id from e))
            insert into inbox_task (%s) select %s from e
            on conflict (id) do update set (%s) = (%s) where (%s) is distinct from (%s)
            """.formatted(
                    EngineTasks.EXPECTED,
                    EngineTasks.COLUMNS,
                    EngineTasks.COLUMNS,
                    DECIDED,
                    prefixed("excluded."),
                    prefixed("inbox_task."),
                    prefixed("excluded."));

    private final DataSource dataSource;

    InboxWriter(DataSource dataSource) {
        this.dataSource = dataSource;
    }

    @Override
    public void beforeCommit(TaskWrites writes) {
        Set<String> ids = new TreeSet<>(writes.tasks());
        if (!writes.instances().isEmpty()) {
            ids.addAll(ids(RENAMED, writes.instances()));
        }
        if (!writes.suspendedInstances().isEmpty()
                || !writes.suspendedDefinitions().isEmpty()
                || !writes.suspendedDefinitionKeys().isEmpty()) {
            ids.addAll(ids(
                    SUSPENDED,
                    writes.suspendedInstances(),
                    writes.suspendedDefinitions(),
                    writes.suspendedDefinitionKeys()));
        }
        if (!writes.created().isEmpty()) {
            ids(LOCK_INSTANCES, writes.created());
        }
        List<String> sorted = List.copyOf(ids);
        for (int from = 0; from < sorted.size(); from += CHUNK) {
            renew(sorted.subList(from, Math.min(from + CHUNK, sorted.size())));
        }
    }

    /** Works the rows of these tasks out anew: inserts, updates or deletes them. */
    @Transactional(Transactional.TxType.MANDATORY)
    void renew(Collection<String> taskIds) {
        ids(LOCK, taskIds);
        try (Connection connection = dataSource.getConnection();
                PreparedStatement merge = connection.prepareStatement(MERGE)) {
            merge.setArray(1, connection.createArrayOf("text", taskIds.toArray()));
            merge.setArray(2, connection.createArrayOf("text", taskIds.toArray()));
            merge.executeUpdate();
        } catch (SQLException e) {
            throw new InboxException("The inbox cannot be brought up to date", e);
        }
    }

    @SafeVarargs
    private List<String> ids(String sql, Collection<String>... arguments) {
        try (Connection connection = dataSource.getConnection();
                PreparedStatement statement = connection.prepareStatement(sql)) {
            for (int i = 0; i < arguments.length; i++) {
                statement.setArray(i + 1, connection.createArrayOf("text", arguments[i].toArray()));
            }
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

    private static String prefixed(String prefix) {
        return prefix + DECIDED.replace(", ", ", " + prefix);
    }
}
