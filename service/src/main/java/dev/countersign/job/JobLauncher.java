package dev.countersign.job;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Future;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jboss.logging.Logger;

/**
 * Starts intended jobs in their order, as many as there are places for. An intent of which nobody
 * knows whether it was carried out is looked up first: the key says.
 */
@ApplicationScoped
class JobLauncher {

    private static final Logger LOG = Logger.getLogger(JobLauncher.class);
    private static final int AT_ONCE = 200;

    private final JobRepository jobs;
    private final JobLeases leases;
    private final JobCompletion completion;
    private final JobBackends backends;
    private final JobQueueTable table;
    private final JobStarts starts;
    private final BackendLanes lanes;
    private final InRequest request;
    private final ObjectMapper json;
    private final FaultPoints faults;
    private final Clock clock;
    private final Duration unknownAfter;

    JobLauncher(
            JobRepository jobs,
            JobLeases leases,
            JobCompletion completion,
            JobBackends backends,
            JobQueueTable table,
            JobStarts starts,
            BackendLanes lanes,
            InRequest request,
            ObjectMapper json,
            FaultPoints faults,
            JobConfig config,
            Clock clock) {
        this.jobs = jobs;
        this.leases = leases;
        this.completion = completion;
        this.backends = backends;
        this.table = table;
        this.starts = starts;
        this.lanes = lanes;
        this.request = request;
        this.json = json;
        this.faults = faults;
        this.clock = clock;
        this.unknownAfter = config.unknownAfter();
    }

    /** One round over all intended jobs, to its end. */
    void launch() {
        List<RuntimeException> faults = new ArrayList<>();
        BackendLane.await(begin(), faults);
        Faults.raise(faults);
    }

    /** Begins one round over all intended jobs; what it gives has begun and may take a while. */
    List<Future<?>> begin() {
        List<QueuedJob> waiting = table.waiting();
        if (waiting.isEmpty()) {
            return List.of();
        }
        boolean someMay = starts.places(waiting).values().stream().anyMatch(place -> place.reason() == WaitReason.NEXT);
        List<UUID> again = ids(waiting, job -> !job.unwanted() && job.taken() && !job.suspended());
        Set<UUID> fresh = someMay ? new LinkedHashSet<>(starts.take(AT_ONCE)) : Set.of();
        Map<UUID, Boolean> unwanted = waiting.stream()
                .filter(QueuedJob::unwanted)
                .collect(Collectors.toMap(QueuedJob::id, QueuedJob::taskGone));
        List<UUID> concerned = Stream.of(unwanted.keySet(), again, fresh)
                .flatMap(Collection::stream)
                .toList();
        List<Future<?>> begun = new ArrayList<>();
        for (Job job : jobs.all(concerned)) {
            Boolean taskGone = unwanted.get(job.id);
            boolean taken = fresh.contains(job.id);
            begun.add(lanes.of(job, backends)
                    .step(
                            job.id,
                            () -> request.run(() -> {
                                if (taskGone != null) {
                                    withdraw(job, taskGone);
                                } else if (taken || take(job)) {
                                    start(job);
                                }
                            })));
        }
        return begun;
    }

    private boolean take(Job job) {
        return leases.takeForStart(job.id, backends.of(job).host().orElse(null));
    }

    private static List<UUID> ids(List<QueuedJob> jobs, Predicate<QueuedJob> which) {
        return jobs.stream().filter(which).map(QueuedJob::id).toList();
    }

    private void withdraw(Job job, boolean taskGone) {
        JobBackend backend = backends.of(job);
        if (!take(job)) {
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
        try {
            completion.confirmCancelled(job.id, taskGone, "");
        } catch (RuntimeException e) {
            completion.refused(job.id, e, JobFailures.ended(job, taskGone));
        }
    }

    private void start(Job job) {
        try {
            if (undecidedRunHasEnded(job)) { // otherwise it is looked at again in the next round
                submit(job);
            }
        } catch (JobSubmissionException e) {
            LOG.warnf(e, "Job %s could not be started", job.key);
            notStarted(job, e);
        }
    }

    private void notStarted(Job job, JobSubmissionException cause) {
        JobFailure failure = JobFailures.notStarted(cause);
        try {
            completion.fail(job.id, failure, "");
        } catch (RuntimeException e) {
            completion.refused(job.id, e, failure);
        }
    }

    /**
     * Nobody knows whether it was started. It is tried again for as long as a run may be out of sight. A backend that cannot
     * even be asked has started nothing in this round, and the job keeps waiting.
     */
    private void noAnswer(Job job, RuntimeException cause) {
        if (job.silentSince == null) {
            completion.outOfSight(job.id);
        } else if (!clock.instant().isBefore(job.silentSince.plus(unknownAfter))) {
            completion.giveUp(job.id, "it could not be started, and nobody knows whether it was: " + cause, "");
        }
    }

    private JobHandle submit(Job job, JobBackend backend) {
        try {
            return backend.submit(spec(job), job.key);
        } catch (JobSubmissionException e) {
            throw e;
        } catch (RuntimeException e) {
            noAnswer(job, e);
            throw e;
        }
    }

    private void submit(Job job) {
        JobBackend backend = backends.of(job);
        faults.reached(FaultPoints.BEFORE_SUBMIT, job.key);
        Optional<JobHandle> begun = backend.find(job.key);
        JobHandle handle = begun.isPresent() ? begun.get() : submit(job, backend);
        LOG.infof("Job %s (%s) is %s", job.key, job.application, begun.isPresent() ? "found" : "started");
        faults.reached(FaultPoints.AFTER_SUBMIT, job.key);
        completion.submitted(job.id, handle);
    }

    /** The run that nobody could say anything about may be in sight again: it ends before another one begins. */
    private boolean undecidedRunHasEnded(Job job) {
        Optional<Job> undecided = jobs.previous(job).filter(last -> JobFailures.TRY_AGAIN.equals(last.errorCode));
        if (undecided.isEmpty()) {
            return true;
        }
        Job last = undecided.get();
        JobBackend backend = backends.of(last);
        JobStatus.Phase phase = backend.status(last.handle()).phase();
        if (phase == JobStatus.Phase.RUNNING || phase == JobStatus.Phase.PENDING) {
            LOG.warnf("Job %s is in sight again and is ended before %s begins", last.key, job.key);
            backend.cancel(last.handle());
            return false;
        }
        return true;
    }

    private JobSpec spec(Job job) {
        try {
            return json.readValue(job.spec, JobSpec.class);
        } catch (JsonProcessingException e) {
            throw new JobSubmissionException("What is to be run cannot be read: " + e.getOriginalMessage(), e);
        }
    }
}
