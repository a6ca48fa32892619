package dev.countersign.job;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.util.Collection;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.jboss.logging.Logger;

/** Starts one job that this node has taken, unless it was started before: the key says. */
@Singleton
class JobStarter {

    private static final Logger LOG = Logger.getLogger(JobStarter.class);

    private final JobRepository jobs;
    private final JobNotes notes;
    private final JobCompletion completion;
    private final JobHandOver handOver;
    private final JobBackends backends;
    private final ObjectMapper json;
    private final FaultPoints faults;
    private final Clock clock;
    private final Duration unknownAfter;

    /** Jobs whose last start had no answer, without a pause since. */
    private final Set<UUID> unanswered = ConcurrentHashMap.newKeySet();

    JobStarter(
            JobRepository jobs,
            JobNotes notes,
            JobCompletion completion,
            JobHandOver handOver,
            JobBackends backends,
            ObjectMapper json,
            FaultPoints faults,
            JobConfig config,
            Clock clock) {
        this.jobs = jobs;
        this.notes = notes;
        this.completion = completion;
        this.handOver = handOver;
        this.backends = backends;
        this.json = json;
        this.faults = faults;
        this.clock = clock;
        this.unknownAfter = config.unknownAfter();
    }

    /** Only these are still being started: a job that was suspended meanwhile waits for its answer anew. */
    void keep(Collection<UUID> tried) {
        unanswered.retainAll(tried);
    }

    void start(Job job) {
        try {
            if (undecidedRunHasEnded(job)) { // otherwise it is looked at again in the next round
                submit(job);
            }
        } catch (JobSubmissionException e) {
            LOG.warnf(e, "Job %s could not be started", job.key);
            JobFailure failure = JobFailures.notStarted(e);
            handOver.tell(job, failure, () -> completion.fail(job.id, failure, ""));
        }
    }

    private void submit(Job job) {
        JobBackend backend = backends.of(job);
        faults.reached(FaultPoints.BEFORE_SUBMIT, job.key);
        Optional<JobHandle> begun = find(job, backend);
        JobHandle handle = begun.isPresent() ? begun.get() : submit(job, backend);
        LOG.infof("Job %s (%s) is %s", job.key, job.application, begun.isPresent() ? "found" : "started");
        faults.reached(FaultPoints.AFTER_SUBMIT, job.key);
        completion.submitted(job.id, handle);
    }

    /** A backend that cannot even be asked has started nothing in this round, and the job keeps waiting. */
    private Optional<JobHandle> find(Job job, JobBackend backend) {
        Optional<JobHandle> begun;
        try {
            begun = backend.find(job.key);
        } catch (RuntimeException e) {
            unanswered.remove(job.id);
            throw e;
        }
        if (job.silentSince != null && !unanswered.contains(job.id)) {
            notes.inSight(job.id); // that was another silence, before a pause or on another node
        }
        return begun;
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

    /** Nobody knows whether it was started. It is tried again for as long as a run may be out of sight. */
    private void noAnswer(Job job, RuntimeException cause) {
        if (unanswered.add(job.id) || job.silentSince == null) {
            notes.outOfSight(job.id);
        } else if (!clock.instant().isBefore(job.silentSince.plus(unknownAfter))) {
            completion.giveUp(job.id, "it could not be started, and nobody knows whether it was: " + cause, "");
        }
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
