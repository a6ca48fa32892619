package dev.countersign.evidence;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * Finds the open tasks whose evidence was made from other data than the current, a few at a time, and remembers which were
 * told of already: each of them once for the same evidence. What is left to do survives a crash.
 */
@ApplicationScoped
public class StaleTasks {

    /** A task that cannot be told of stands in nobody's way, and is tried again so often. */
    private static final int PASSES = 5;

    /** The wait before the second time; it doubles with each further one. */
    private static final Duration FIRST_WAIT = Duration.ofSeconds(10);

    private final EntityManager entityManager;
    private final Clock clock;

    StaleTasks(EntityManager entityManager, Clock clock) {
        this.entityManager = entityManager;
        this.clock = clock;
    }

    /** In the transaction that makes the data current. */
    @Transactional(Transactional.TxType.MANDATORY)
    void announce(String definitionKey, DatasetVersion dataset) {
        entityManager
                .createNativeQuery("insert into data_announcement (definition_key, name, version) values (?1, ?2, ?3)")
                .setParameter(1, definitionKey)
                .setParameter(2, dataset.name())
                .setParameter(3, dataset.version())
                .executeUpdate();
    }

    /** The oldest announcement that does not wait to be tried again; those of data that has been replaced since are forgotten. */
    @Transactional
    public Optional<DataAnnouncement> next() {
        entityManager.createNativeQuery("""
                        delete from data_announcement a
                        where not exists (select 1 from dataset d
                            where d.definition_key = a.definition_key and d.name = a.name and d.version = a.version)""").executeUpdate();
        return ((List<?>) entityManager
                        .createNativeQuery("""
                                select id, definition_key, name, version, after_task, pass
                                from data_announcement where not_before <= ?1 order by id limit 1""")
                        .setParameter(1, clock.instant())
                        .getResultList())
                .stream()
                        .map(row -> (Object[]) row)
                        .map(row -> new DataAnnouncement(
                                ((Number) row[0]).longValue(),
                                (String) row[1],
                                new DatasetVersion((String) row[2], (String) row[3]),
                                (String) row[4],
                                ((Number) row[5]).intValue()))
                        .findFirst();
    }

    /** The next tasks, by their ids, that an announcement makes stale and that nobody was told of. */
    @Transactional
    public List<StaleTask> of(DataAnnouncement announcement, int limit) {
        return ((List<?>) entityManager
                        .createNativeQuery("""
                                select t.id_, s.digest
                                from act_ru_task t
                                join act_re_procdef d on d.id_ = t.proc_def_id_
                                cross join lateral (
                                    select e.digest from evidence_shown e where e.task_id = t.id_
                                    order by e.number desc limit 1) s
                                where d.key_ = ?1 and t.id_ > ?4
                                  and exists (select 1 from evidence_source e where e.digest = s.digest and e.name = ?2)
                                  and not exists (select 1 from evidence_source e
                                                  where e.digest = s.digest and e.name = ?2 and e.version = ?3)
                                  and not exists (select 1 from stale_notice n
                                                  where n.task_id = t.id_ and n.digest = s.digest)
                                order by t.id_ limit ?5""")
                        .setParameter(1, announcement.definitionKey())
                        .setParameter(2, announcement.dataset().name())
                        .setParameter(3, announcement.dataset().version())
                        .setParameter(4, announcement.afterTask())
                        .setParameter(5, limit)
                        .getResultList())
                .stream()
                        .map(row -> (Object[]) row)
                        .map(row -> new StaleTask((String) row[0], (String) row[1]))
                        .toList();
    }

    /** Whether the caller is the one to tell of a task; its transaction says at its end that this was done. */
    @Transactional(Transactional.TxType.MANDATORY)
    public boolean isMineToTell(StaleTask task) {
        return entityManager
                        .createNativeQuery("insert into stale_notice (task_id, digest) values (?1, ?2)"
                                + " on conflict do nothing")
                        .setParameter(1, task.taskId())
                        .setParameter(2, task.digest())
                        .executeUpdate()
                > 0;
    }

    /** Goes on behind a task; of two nodes at the same announcement, the one that is further counts. */
    @Transactional
    public void proceed(DataAnnouncement announcement, StaleTask last) {
        entityManager
                .createNativeQuery("""
                        update data_announcement set after_task = greatest(after_task, ?2)
                        where id = ?1 and pass = ?3""")
                .setParameter(1, announcement.id())
                .setParameter(2, last.taskId())
                .setParameter(3, announcement.pass())
                .executeUpdate();
    }

    /** A task could not be told of. Said at once: another node may come to the end before the caller does. */
    @Transactional
    public void failed(DataAnnouncement announcement) {
        entityManager
                .createNativeQuery("update data_announcement set failed = true where id = ?1 and pass = ?2")
                .setParameter(1, announcement.id())
                .setParameter(2, announcement.pass())
                .executeUpdate();
    }

    /** There are no tasks left: it is done with, or begins again after a while for those that failed. */
    @Transactional
    public void finish(DataAnnouncement announcement) {
        int again = entityManager
                .createNativeQuery("""
                        update data_announcement set after_task = '', pass = pass + 1, failed = false, not_before = ?4
                        where id = ?1 and pass = ?2 and pass < ?3 and failed""")
                .setParameter(1, announcement.id())
                .setParameter(2, announcement.pass())
                .setParameter(3, PASSES)
                .setParameter(4, clock.instant().plus(FIRST_WAIT.multipliedBy(1L << (announcement.pass() - 1))))
                .executeUpdate();
        if (again == 0) {
            entityManager
                    .createNativeQuery("delete from data_announcement where id = ?1 and pass = ?2")
                    .setParameter(1, announcement.id())
                    .setParameter(2, announcement.pass())
                    .executeUpdate();
        }
    }

    /** The task is over, or its evidence up to date again. */
    @Transactional
    public void forget(String taskId) {
        entityManager
                .createNativeQuery("delete from stale_notice where task_id = ?1")
                .setParameter(1, taskId)
                .executeUpdate();
    }
}
