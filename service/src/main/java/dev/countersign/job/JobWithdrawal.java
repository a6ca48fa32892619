package dev.countersign.job;

import jakarta.inject.Singleton;
import java.util.Optional;

/** Ends jobs that nobody wants any more before they were written down as begun. */
@Singleton
class JobWithdrawal {

    private final JobLeases leases;
    private final JobBackends backends;
    private final JobCompletion completion;
    private final JobHandOver handOver;

    JobWithdrawal(JobLeases leases, JobBackends backends, JobCompletion completion, JobHandOver handOver) {
        this.leases = leases;
        this.backends = backends;
        this.completion = completion;
        this.handOver = handOver;
    }

    /** @param taskGone whether the engine does not wait for it any more */
    void withdraw(Job job, boolean taskGone) {
        JobBackend backend = backends.of(job);
        if (!leases.takeForStart(job.id, backend.host().orElse(null))) {
            return;
        }
        // a node that took the job may have started it and died before it could write that down
        boolean tried = job.leaseOwner != null;
        Optional<JobHandle> begun = tried ? backend.find(job.key) : Optional.empty();
        if (begun.isPresent()) {
            completion.submitted(job.id, begun.get()); // the watcher ends it
            return;
        }
        if (tried) {
            backend.cancel(new JobHandle(backend.name(), job.key, "")); // nor may that node's call arrive late
        }
        handOver.tell(job, JobFailures.ended(job, taskGone), () -> completion.confirmCancelled(job.id, taskGone, ""));
    }
}
