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
}
