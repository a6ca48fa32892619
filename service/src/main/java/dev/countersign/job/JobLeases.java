package dev.countersign.job;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;
import java.time.Duration;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Which node looks after which job. All times are the database's, so the nodes' clocks need not agree. A lease is taken
 * under the row's lock, and every change of a job checks under the same lock that the lease is still its own: of two
 * nodes that both believe to own a job only one can change it.
 */
@ApplicationScoped
class JobLeases {

    private static final String SECONDS = "make_interval(secs => :seconds)";

    private final EntityManager database;
    private final Node node;
    private final JobConfig config;

    JobLeases(EntityManager database, Node node, JobConfig config) {
        this.database = database;
        this.node = node;
        this.config = config;
    }

    /**
     * Renews this node's leases and takes over those that ran out: at once where the run is on this machine or can be
     * asked from anywhere, after a longer grace where it is on another machine.
     */
    @Transactional
    void renewAndAdopt() {
        database.createNativeQuery("""
                        update job set lease_owner = :node, lease_until = clock_timestamp() + %s
                        where id in (
                            select id from job
                            where (state in ('SUBMITTED', 'RUNNING')
                                   or state = 'INTENDED' and (host is not null or lease_owner = :node))
                              and (lease_owner = :node and lease_until < clock_timestamp() + make_interval(secs => :due)
                                or (lease_until is null or lease_until < clock_timestamp())
                                   and (host = :host or host is null and state <> 'INTENDED')
                                or (lease_until is null or lease_until < clock_timestamp() - make_interval(secs => :grace)))
                            for update skip locked)
                        """.formatted(SECONDS))
                .setParameter("node", node.id())
                .setParameter("host", node.host())
                .setParameter("seconds", seconds(config.lease()))
                .setParameter("due", seconds(config.lease().multipliedBy(2).dividedBy(3)))
                .setParameter("grace", seconds(config.foreignGrace()))
                .executeUpdate();
    }

    /**
     * Takes an intended job in order to start it. From here on only nodes of the same host may try that again.
     *
     * @param host where it will run; null when every node can find it
     * @return false when another node has it
     */
    @Transactional
    boolean takeForStart(UUID job, @Nullable String host) {
        return database.createNativeQuery("""
                        update job set lease_owner = :node, lease_until = clock_timestamp() + %s, host = nullif(:host, '')
                        where id in (
                            select id from job
                            where id = :job and state = 'INTENDED'
                              and (lease_owner is null or lease_owner = :node or lease_until < clock_timestamp())
                              and (host is null or host = :host)
                            for update skip locked)
                        """.formatted(SECONDS))
                        .setParameter("node", node.id())
                        .setParameter("seconds", seconds(config.lease()))
                        .setParameter("host", host == null ? "" : host)
                        .setParameter("job", job)
                        .executeUpdate()
                == 1;
    }

    /** Gives all leases back at an orderly stop, so that the next node need not wait for them. */
    @Transactional
    void release() {
        database.createNativeQuery("update job set lease_until = clock_timestamp() where lease_owner = :node")
                .setParameter("node", node.id())
                .executeUpdate();
    }

    private static double seconds(Duration duration) {
        return duration.toMillis() / 1000.0;
    }
}
