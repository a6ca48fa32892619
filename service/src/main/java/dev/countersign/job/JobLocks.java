package dev.countersign.job;

import dev.countersign.externaltask.ExternalTasks;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.UUID;

/** Keeps the engine from giving the external tasks of live jobs, queued ones included, to somebody else. */
@ApplicationScoped
class JobLocks {

    private final JobRepository jobs;
    private final ExternalTasks engineTasks;
    private final Duration lock;
    private final Clock clock;

    JobLocks(JobRepository jobs, ExternalTasks engineTasks, JobConfig config, Clock clock) {
        this.jobs = jobs;
        this.engineTasks = engineTasks;
        this.lock = config.lockDuration();
        this.clock = clock;
    }

    /** Live jobs whose lock has passed a third of its length. */
    List<Job> due() {
        return jobs.lockedUntilBefore(clock.instant().plus(lock.multipliedBy(2).dividedBy(3)));
    }

    /** Those of the jobs whose external task is still there. */
    Set<String> existing(List<Job> due) {
        return engineTasks
                .suspendedById(due.stream().map(job -> job.externalTaskId).toList())
                .keySet();
    }

    @Transactional
    void renew(Collection<UUID> ids) {
        Instant now = clock.instant();
        jobs.lock(ids).stream().filter(job -> job.state.live()).forEach(job -> {
            engineTasks.lock(job.externalTaskId, lock);
            job.lockedUntil = now.plus(lock);
        });
    }
}
