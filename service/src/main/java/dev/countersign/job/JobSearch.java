package dev.countersign.job;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.Query;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.UUID;

/** Finds jobs for people, page by page. */
@ApplicationScoped
class JobSearch {

    // the engine says in its own table which task has no retries left
    private static final String WHERE = """
            from job j
            where j.state in (:states)
              and (:anyPool or j.pool = :pool)
              and (not :needsPerson or j.state = 'UNKNOWN'
                   or j.state in ('FAILED', 'CANCELLED')
                      and exists (select 1 from act_ru_ext_task t where t.id_ = j.external_task_id and t.retries_ = 0)
                      and not exists (select 1 from job later
                                      where later.external_task_id = j.external_task_id and later.attempt > j.attempt))
            """;

    private final EntityManager database;
    private final JobRepository jobs;

    JobSearch(EntityManager database, JobRepository jobs) {
        this.database = database;
        this.jobs = jobs;
    }

    /** The latest first; those that wait for their start in its order. */
    @Transactional
    @SuppressWarnings("unchecked")
    List<Job> page(JobFilter filter, int page, int size) {
        String order = filter.onlyQueued() ? "j.priority desc, j.created_at, j.id" : "j.created_at desc, j.id";
        List<UUID> ids = query("select j.id " + WHERE + " order by " + order, UUID.class, filter)
                .setFirstResult(Math.multiplyExact(page, size))
                .setMaxResults(size)
                .getResultList();
        return jobs.all(ids);
    }

    @Transactional
    long count(JobFilter filter) {
        return (Long) query("select count(*) " + WHERE, Long.class, filter).getSingleResult();
    }

    private Query query(String statement, Class<?> type, JobFilter filter) {
        return database.createNativeQuery(statement, type)
                .setParameter("states", filter.states().stream().map(Enum::name).toList())
                .setParameter("anyPool", filter.pool() == null)
                .setParameter("pool", filter.pool() == null ? "" : filter.pool())
                .setParameter("needsPerson", filter.needsPerson());
    }
}
