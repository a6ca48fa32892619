package dev.countersign.job;

import dev.countersign.externaltask.ExternalTasks;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.List;
import java.util.Set;
import java.util.UUID;

/** Closes undecided jobs for which no process waits any more, so that nobody is asked about them. */
@ApplicationScoped
class JobOrphans {

    private final JobRepository jobs;
    private final JobBackends backends;
    private final ExternalTasks engineTasks;
    private final Node node;
    private final Clock clock;

    JobOrphans(JobRepository jobs, JobBackends backends, ExternalTasks engineTasks, Node node, Clock clock) {
        this.jobs = jobs;
        this.backends = backends;
        this.engineTasks = engineTasks;
        this.node = node;
        this.clock = clock;
    }

    void clear() {
        List<Job> unknown = jobs.unknown();
        Set<String> existing = engineTasks
                .suspendedById(unknown.stream().map(job -> job.externalTaskId).toList())
                .keySet();
        for (Job job : unknown) {
            if (!existing.contains(job.externalTaskId)) {
                if (node.host().equals(job.host)) {
                    backends.of(job).cancel(job.handle());
                }
                close(job.id);
            }
        }
    }

    @Transactional
    void close(UUID id) {
        jobs.lock(id)
                .filter(job -> job.state == JobState.UNKNOWN)
                .ifPresent(job -> job.cancelled(
                        JobFailures.cancelled("The process does not wait for the job any more."), clock.instant()));
    }
}
