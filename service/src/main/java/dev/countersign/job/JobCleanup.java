package dev.countersign.job;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jboss.logging.Logger;

/**
 * Deletes what ended attempts left behind after a while: their working folders with logs and half-written output. Never
 * the output itself, never of an attempt that lives or is undecided, and not while a process stands there because of it.
 */
@ApplicationScoped
class JobCleanup {

    private static final Logger LOG = Logger.getLogger(JobCleanup.class);
    private static final int AT_ONCE = 100;
    private static final Duration PAUSE = Duration.ofMinutes(10);
    private static final Duration TRY_AGAIN = Duration.ofHours(6);

    private final EntityManager database;
    private final JobRepository jobs;
    private final JobBackends backends;
    private final Node node;
    private final Duration keep;
    private final Clock clock;
    private Instant next = Instant.EPOCH;

    JobCleanup(
            EntityManager database,
            JobRepository jobs,
            JobBackends backends,
            Node node,
            JobConfig config,
            Clock clock) {
        this.database = database;
        this.jobs = jobs;
        this.backends = backends;
        this.node = node;
        this.keep = config.keepFiles();
        this.clock = clock;
    }

    /** Clears some when it is time to. */
    void round() {
        Instant now = clock.instant();
        if (!now.isBefore(next)) {
            next = now.plus(PAUSE);
            clear();
        }
    }

    /** Clears some; the next call clears the next ones, those before that were tried in vain last. */
    void clear() {
        for (Job job : jobs.all(due())) {
            boolean cleared = false;
            try {
                cleared = clear(job);
            } catch (RuntimeException e) {
                LOG.warnf(e, "The files of job %s cannot be deleted now", job.key);
            }
            if (!cleared) {
                tried(job.id);
            }
        }
    }

    private boolean clear(Job job) {
        JobBackend backend = backends.of(job);
        if (!backend.status(job.handle()).ended()) {
            return false;
        }
        backend.forget(job.handle());
        cleared(job.id);
        LOG.debugf("The files of job %s are deleted", job.key);
        return true;
    }

    /** Those that ended long ago, here or where every node can reach them, and that no process stands for. */
    @Transactional
    @SuppressWarnings("unchecked")
    List<UUID> due() {
        String host = node.host();
        return database.createNativeQuery("""
                        select id from job
                        where files_cleared_at is null and state in ('SUCCEEDED', 'FAILED', 'CANCELLED')
                          and ended_at < :before and submitted_at is not null
                          and (host is null or split_part(host, '/', 1) = split_part(:host, '/', 1))
                          and backend in (:backends)
                          and (files_tried_at is null or files_tried_at < :again)
                          and not exists (select 1 from act_ru_ext_task t where t.id_ = job.external_task_id)
                        order by files_tried_at nulls first, ended_at
                        """)
                .setParameter("before", clock.instant().minus(keep))
                .setParameter("again", clock.instant().minus(TRY_AGAIN))
                .setParameter("host", host)
                .setParameter(
                        "backends",
                        backends.all().stream().map(JobBackend::name).toList())
                .setMaxResults(AT_ONCE)
                .getResultList();
    }

    @Transactional
    void cleared(UUID id) {
        jobs.lock(id).ifPresent(job -> job.filesClearedAt = clock.instant());
    }

    /** Others have their turn before it is tried again. */
    @Transactional
    void tried(UUID id) {
        jobs.lock(id).ifPresent(job -> job.filesTriedAt = clock.instant());
    }
}
