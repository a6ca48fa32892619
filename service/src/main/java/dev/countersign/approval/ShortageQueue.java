package dev.countersign.approval;

import dev.countersign.engine.TaskWriteListener;
import dev.countersign.engine.TaskWrites;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceException;
import jakarta.transaction.Transactional;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/**
 * The open tasks whose eligible people may have become too few. A change puts them here in its own transaction, and they
 * are looked at after its commit: nobody who works on a task waits for that, and none is forgotten in a crash.
 */
@ApplicationScoped
class ShortageQueue implements TaskWriteListener {

    /** A task with rules, or in a run in which somebody checks something: they may not do what they check. */
    private static final String CONCERNED = """
            (exists (select 1 from approval_task a where a.task_id = t.id_)
             or exists (select 1 from act_ru_execution i join task_checker c on c.root_instance_id = i.root_proc_inst_id_
                        where i.id_ = t.proc_inst_id_))
            """;

    /** What has rules was looked at when it was created. */
    private static final String CHANGED = """
            insert into shortage_check (task_id, swept, due_at)
            select t.id_, false, ? from act_ru_task t
            where t.id_ = any (?) and %s
              and (t.id_ <> all (?) or not exists (select 1 from approval_task a where a.task_id = t.id_))
            """.formatted(CONCERNED);

    private static final String OF_THE_RUN = """
            insert into shortage_check (task_id, swept, due_at)
            select t.id_, false, :now from act_ru_execution e join act_ru_task t on t.proc_inst_id_ = e.id_
            where e.root_proc_inst_id_ = :root and t.id_ <> :cause and %s
            """.formatted(CONCERNED);

    /** Some of all open tasks, in the order of their ids; gives the last id that was looked at. */
    private static final String SOME = """
            with page as (select t.* from act_ru_task t where t.id_ > :after order by t.id_ limit :limit),
            added as (
                insert into shortage_check (task_id, swept, due_at)
                select t.id_, true, :now from page t
                where %s and not exists (select 1 from shortage_check c where c.task_id = t.id_))
            select max(id_) from page
            """.formatted(CONCERNED);

    /** The rows of another node that is at it are left to that node. */
    private static final String TAKE = """
            delete from shortage_check where id in
                (select id from shortage_check where task_id = :task order by id for update skip locked)
            """;

    private static final int PAGE = 1_000;

    private final EntityManager entityManager;
    private final DataSource dataSource;
    private final Clock clock;

    ShortageQueue(EntityManager entityManager, DataSource dataSource, Clock clock) {
        this.dataSource = dataSource;
        this.entityManager = entityManager;
        this.clock = clock;
    }

    /**
     * Hears of candidates, assignees, votes and new tasks. Not through the entity manager, which is no longer to begin
     * anything when a transaction ends.
     */
    @Override
    public void beforeCommit(TaskWrites writes) {
        try (Connection connection = dataSource.getConnection();
                PreparedStatement insert = connection.prepareStatement(CHANGED)) {
            insert.setObject(1, clock.instant().atOffset(ZoneOffset.UTC));
            insert.setArray(2, connection.createArrayOf("text", writes.tasks().toArray()));
            insert.setArray(3, connection.createArrayOf("text", writes.created().toArray()));
            insert.executeUpdate();
        } catch (SQLException e) {
            throw new PersistenceException("Changed tasks cannot be put in the queue", e);
        }
    }

    /** Somebody took part in a step: others of the same run may leave them out now. */
    void othersOfRun(GuardedTask cause) {
        entityManager
                .createNativeQuery(OF_THE_RUN)
                .setParameter("now", clock.instant())
                .setParameter("root", cause.rootInstanceId())
                .setParameter("cause", cause.id())
                .executeUpdate();
    }

    /**
     * Adds the next of the open tasks that are concerned: all of them, page by page, when the last time through is so long
     * ago. Not while earlier ones wait to be looked at, so that a large inbox makes the sweep slow and not the queue long. Of
     * several nodes, one does.
     */
    @Transactional
    boolean sweep(Duration every) {
        Instant now = clock.instant();
        List<?> place = entityManager
                .createNativeQuery("""
                        select coalesce(at_task, '') from shortage_sweep
                        where (at_task is not null or swept_at <= :before)
                          and not exists (select 1 from shortage_check where swept)
                        for update skip locked""")
                .setParameter("before", now.minus(every))
                .getResultList();
        if (place.isEmpty()) {
            return false;
        }
        @Nullable
        Object last = entityManager
                .createNativeQuery(SOME)
                .setParameter("now", now)
                .setParameter("after", place.get(0))
                .setParameter("limit", PAGE)
                .getSingleResult();
        if (last == null) {
            forgetEnded();
        }
        entityManager
                .createNativeQuery("update shortage_sweep set at_task = nullif(:last, ''), swept_at = :now")
                .setParameter("last", last == null ? "" : last)
                .setParameter("now", now)
                .executeUpdate();
        return true;
    }

    /** Of tasks that ended without being looked at again nobody needs to be told any more. */
    private void forgetEnded() {
        entityManager
                .createNativeQuery(
                        "delete from shortage_told s where not exists (select 1 from act_ru_task t where t.id_ = s.task_id)")
                .executeUpdate();
    }

    /** The next tasks to look at; changes come before what the sweep has added. */
    @Transactional
    List<String> due(int limit) {
        Set<String> ids = new LinkedHashSet<>(due(false, limit));
        if (ids.size() < limit) {
            ids.addAll(due(true, limit - ids.size()));
        }
        return List.copyOf(ids);
    }

    private List<String> due(boolean swept, int limit) {
        List<?> ids = entityManager
                .createNativeQuery("""
                        select task_id from shortage_check where swept = :swept and due_at <= :now
                        order by due_at, id""")
                .setParameter("swept", swept)
                .setParameter("now", clock.instant())
                .setMaxResults(limit)
                .getResultList();
        return ids.stream().map(String::valueOf).toList();
    }

    /** Takes a task from the queue, as it was until now; false when another node has it. */
    @Transactional(Transactional.TxType.MANDATORY)
    boolean take(String taskId) {
        return entityManager
                        .createNativeQuery(TAKE)
                        .setParameter("task", taskId)
                        .executeUpdate()
                > 0;
    }

    @Transactional
    void later(String taskId, Duration delay) {
        entityManager
                .createNativeQuery("update shortage_check set due_at = :later where task_id = :task")
                .setParameter("later", clock.instant().plus(delay))
                .setParameter("task", taskId)
                .executeUpdate();
    }
}
