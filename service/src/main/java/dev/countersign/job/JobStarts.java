package dev.countersign.job;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Predicate;

/**
 * Gives free places to waiting jobs. One node of all at a time does so, under a lock of the database: two that counted at
 * the same time would both see the last place.
 */
@ApplicationScoped
class JobStarts {

    private static final String ONE_AT_A_TIME =
            "select 1 from pg_advisory_xact_lock(hashtext('countersign.job.starts'))";

    private final EntityManager database;
    private final JobQueueTable table;
    private final JobPools pools;
    private final JobBackends backends;
    private final Node node;
    private final JobConfig config;
    private final Clock clock;

    JobStarts(
            EntityManager database,
            JobQueueTable table,
            JobPools pools,
            JobBackends backends,
            Node node,
            JobConfig config,
            Clock clock) {
        this.database = database;
        this.table = table;
        this.pools = pools;
        this.backends = backends;
        this.node = node;
        this.config = config;
        this.clock = clock;
    }

    /** What each of these jobs waits for. */
    Map<UUID, JobQueue.Place> places(List<QueuedJob> waiting) {
        return new JobQueue(pools.slots(), config.limits(), table.held()).places(waiting, clock.instant());
    }

    /**
     * Takes those jobs for this node whose turn it is.
     *
     * @param atMost so many, the first ones
     * @return their ids in their order
     */
    @Transactional
    List<UUID> take(int atMost) {
        database.createNativeQuery(ONE_AT_A_TIME).getSingleResult();
        List<QueuedJob> waiting =
                table.waiting().stream().filter(job -> !job.unwanted()).toList();
        Set<UUID> turn = new HashSet<>();
        places(waiting).forEach((id, place) -> {
            if (place.reason() == WaitReason.NEXT && turn.size() < atMost) {
                turn.add(id);
            }
        });
        List<QueuedJob> next =
                waiting.stream().filter(job -> turn.contains(job.id())).toList();
        Set<UUID> taken = new HashSet<>();
        taken.addAll(lease(ids(next, job -> job.host() == null), ""));
        taken.addAll(lease(ids(next, job -> job.host() != null), node.host()));
        return ids(next, job -> taken.contains(job.id()));
    }

    @SuppressWarnings("unchecked")
    private List<UUID> lease(List<UUID> jobs, String host) {
        return jobs.isEmpty()
                ? List.of()
                : database.createNativeQuery("""
                                with taken as (
                                    update job set lease_owner = :node, host = nullif(:host, ''),
                                        lease_until = clock_timestamp() + make_interval(secs => :seconds)
                                    where id in (:jobs) and state = 'INTENDED' and lease_owner is null
                                    returning id)
                                select id from taken
                                """)
                        .setParameter("node", node.id())
                        .setParameter("host", host)
                        .setParameter("seconds", config.lease().toMillis() / 1000.0)
                        .setParameter("jobs", jobs)
                        .getResultList();
    }

    private static List<UUID> ids(List<QueuedJob> jobs, Predicate<QueuedJob> which) {
        return jobs.stream().filter(which).map(QueuedJob::id).toList();
    }
}
