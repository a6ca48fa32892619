package dev.countersign.job;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jboss.logging.Logger;

/** What is noted of a job that lives and goes on living. Like its end, only by the node that owns it, under the row's lock. */
@ApplicationScoped
class JobNotes {

    private static final Logger LOG = Logger.getLogger(JobNotes.class);

    private final JobRepository jobs;
    private final JobSpecs specs;
    private final Node node;
    private final Clock clock;

    JobNotes(JobRepository jobs, JobSpecs specs, Node node, Clock clock) {
        this.jobs = jobs;
        this.specs = specs;
        this.node = node;
        this.clock = clock;
    }

    /** These runs are there: those that are new to us, and those that were out of sight. */
    @Transactional
    void seen(Collection<UUID> running, Collection<UUID> pending) {
        Instant now = clock.instant();
        Set<UUID> ids = new HashSet<>(running);
        ids.addAll(pending);
        for (Job job : jobs.lockIfOwned(ids, node.id())) {
            if (job.state == JobState.SUBMITTED && running.contains(job.id)) {
                job.running(
                        now,
                        specs.of(job)
                                .setting(JobSetting.TIME_LIMIT)
                                .map(Duration::parse)
                                .orElse(null));
            }
            if (job.state.live()) {
                job.silentSince = null;
            }
        }
    }

    /** How far it is. */
    @Transactional
    void progressed(UUID id, String progress) {
        owned(id).ifPresent(job -> job.progress = progress);
    }

    /** Nobody could say anything about it; the first time counts. */
    @Transactional
    void outOfSight(UUID id) {
        owned(id).filter(job -> job.silentSince == null).ifPresent(job -> job.silentSince = clock.instant());
    }

    /** The place of its run answers again. */
    @Transactional
    void inSight(UUID id) {
        owned(id).ifPresent(job -> job.silentSince = null);
    }

    /** It has run for as long as it may; the watcher ends it. */
    @Transactional
    void timeUp(UUID id) {
        owned(id).ifPresent(job -> {
            LOG.infof("Job %s has reached its time limit", job.key);
            job.timeUp(clock.instant());
        });
    }

    /** Its backend was told to end it; the first time counts. */
    @Transactional
    void endTold(UUID id) {
        owned(id).filter(job -> job.endToldAt == null).ifPresent(job -> job.endToldAt = clock.instant());
    }

    private Optional<Job> owned(UUID id) {
        return jobs.lockIfOwned(id, node.id()).filter(job -> job.state.live());
    }
}
