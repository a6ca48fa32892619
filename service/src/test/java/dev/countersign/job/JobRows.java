package dev.countersign.job;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;
import java.util.UUID;

/** Puts rows into states that only other nodes and machines could bring about. */
@ApplicationScoped
class JobRows {

    private final EntityManager database;

    JobRows(EntityManager database) {
        this.database = database;
    }

    /** @param seconds from the database's now; negative when the lease is over */
    @Transactional
    void lease(UUID job, String owner, int seconds) {
        database.createNativeQuery(
                        "update job set lease_owner = ?1, lease_until = clock_timestamp() + make_interval(secs => ?2) where id = ?3")
                .setParameter(1, owner)
                .setParameter(2, (double) seconds)
                .setParameter(3, job)
                .executeUpdate();
    }

    /** As if a node of that machine had begun to start it. */
    @Transactional
    void host(UUID job, String host) {
        database.createNativeQuery("update job set host = ?1 where id = ?2")
                .setParameter(1, host)
                .setParameter(2, job)
                .executeUpdate();
        lease(job, "another node", 60);
    }

    /** As if no node had begun to start it. */
    @Transactional
    void untake(UUID job) {
        database.createNativeQuery(
                        "update job set lease_owner = null, lease_until = null, host = null where id = ?1 and state = 'INTENDED'")
                .setParameter(1, job)
                .executeUpdate();
    }

    /** Attempts whose files are due to be deleted, older than all others. */
    @Transactional
    void endedLongAgo(String backend, int number) {
        database.createNativeQuery("""
                        insert into job (id, job_key, external_task_id, attempt, retries_left, process_instance_id,
                            process_definition_key, activity_id, backend, application, spec, state, locked_until, not_before,
                            created_at, submitted_at, ended_at, pool, priority)
                        select gen_random_uuid(), 'old-' || n || '-1', 'old-' || n, 1, 0, 'old', 'old', 'old', ?1, 'wait', '{}',
                            'FAILED', now(), now(), now(), now(), now() - interval '10 years', 'local', 0
                        from generate_series(1, ?2) n
                        """)
                .setParameter(1, backend)
                .setParameter(2, number)
                .executeUpdate();
    }

    /** All jobs of a backend. */
    @Transactional
    void deleteAll(String backend) {
        database.createNativeQuery("delete from job where backend = ?1")
                .setParameter(1, backend)
                .executeUpdate();
    }
}
