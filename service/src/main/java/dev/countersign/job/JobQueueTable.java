package dev.countersign.job;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.hibernate.query.NativeQuery;
import org.jspecify.annotations.Nullable;

/** Reads who waits and who runs, each in one statement however many they are. */
@ApplicationScoped
class JobQueueTable {

    private static final String HOLDS_A_PLACE =
            "(state in ('SUBMITTED', 'RUNNING') or state = 'INTENDED' and lease_owner is not null)";

    private final EntityManager database;
    private final JobBackends backends;

    JobQueueTable(EntityManager database, JobBackends backends) {
        this.database = database;
        this.backends = backends;
    }

    /** All jobs that wait for their start, in their order: the higher priority first, then the earlier arrival. */
    @Transactional
    List<QueuedJob> waiting() {
        // the engine says in its own table whether a process still waits, and is suspended
        return rows("""
                select j.id, j.pool, j.process_definition_key, j.tenant_id, j.backend, j.not_before, j.created_at,
                       j.cancel_requested_at is not null, j.lease_owner is not null, t.id_ is null,
                       coalesce(t.suspension_state_ = 2, false)
                from job j left join act_ru_ext_task t on t.id_ = j.external_task_id
                where j.state = 'INTENDED'
                order by j.priority desc, j.created_at, j.id
                """).stream().map(this::queued).toList();
    }

    /** What holds places now. */
    @Transactional
    List<HeldPlaces> held() {
        return rows("select pool, process_definition_key, tenant_id, host, cast(count(*) as integer) from job where "
                        + HOLDS_A_PLACE + " group by pool, process_definition_key, tenant_id, host")
                .stream()
                .map(row -> new HeldPlaces(
                        (String) row[0], (String) row[1], (String) row[2], (String) row[3], (Integer) row[4]))
                .toList();
    }

    private QueuedJob queued(@Nullable Object[] row) {
        return new QueuedJob(
                (UUID) row[0],
                (String) row[1],
                (String) row[2],
                (String) row[3],
                backends.hostOf((String) row[4]).orElse(null),
                (Instant) row[5],
                (Instant) row[6],
                (Boolean) row[7],
                (Boolean) row[8],
                (Boolean) row[9],
                (Boolean) row[10]);
    }

    @SuppressWarnings("unchecked")
    private List<Object[]> rows(String statement) {
        return database.createNativeQuery(statement).unwrap(NativeQuery.class).getResultList();
    }
}
