package dev.countersign.job;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.countersign.evidence.EvidenceService;
import dev.countersign.evidence.LineageService;
import dev.countersign.externaltask.ExternalTasks;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * The changes of a job that is looked after. Each is one short transaction that first locks the row and checks that this
 * node still owns it, and that contains what the engine is told: both commit or neither.
 */
@ApplicationScoped
class JobCompletion {

    private static final Logger LOG = Logger.getLogger(JobCompletion.class);
    private static final int MAX_REFUSALS = 3;

    private final JobRepository jobs;
    private final ExternalTasks engineTasks;
    private final EvidenceService evidence;
    private final LineageService lineage;
    private final ObjectMapper json;
    private final JobLogReader logs;
    private final RetryPolicies policies;
    private final JobSpecs specs;
    private final Node node;
    private final JobConfig config;
    private final Clock clock;
    private final FaultPoints faults;

    JobCompletion(
            JobRepository jobs,
            ExternalTasks engineTasks,
            EvidenceService evidence,
            LineageService lineage,
            ObjectMapper json,
            JobLogReader logs,
            RetryPolicies policies,
            JobSpecs specs,
            Node node,
            JobConfig config,
            Clock clock,
            FaultPoints faults) {
        this.jobs = jobs;
        this.engineTasks = engineTasks;
        this.evidence = evidence;
        this.lineage = lineage;
        this.json = json;
        this.logs = logs;
        this.policies = policies;
        this.specs = specs;
        this.node = node;
        this.config = config;
        this.clock = clock;
        this.faults = faults;
    }

    @Transactional
    void submitted(UUID id, JobHandle handle) {
        owned(id)
                .filter(job -> job.state == JobState.INTENDED)
                .ifPresent(job -> job.submitted(handle.reference(), clock.instant()));
    }

    /** Takes over how the run ended: completes the external task, tries again, or fails it. */
    @Transactional
    void finish(UUID id, JobOutcome outcome, @Nullable String progress, String logTail) {
        owned(id).ifPresent(job -> {
            if (progress != null) {
                job.progress = progress;
            }
            if (outcome.failure() != null) {
                fail(job, outcome.failure(), logTail);
            } else if (outcome.result() != null) {
                succeed(job, outcome.result(), outcome);
            }
            faults.reached(FaultPoints.BEFORE_COMMIT, job.key);
        });
    }

    /** It could not be started, or its outcome cannot be taken. */
    @Transactional
    void fail(UUID id, JobFailure failure, String logTail) {
        owned(id).ifPresent(job -> fail(job, failure, logTail));
    }

    /**
     * The engine refused the outcome; after some tries a person has to look at it.
     *
     * @param failure what the engine would not hear; null when the job succeeded, which is then a failure of its own
     */
    @Transactional
    void refused(UUID id, Throwable cause, @Nullable JobFailure failure) {
        owned(id).ifPresent(job -> {
            job.refusals++;
            job.notBefore = clock.instant().plus(backOff(job.refusals));
            LOG.warnf(cause, "The engine refused the outcome of job %s (%d)", job.key, job.refusals);
            if (job.refusals >= MAX_REFUSALS) {
                JobFailure last =
                        failure == null ? JobFailures.refusedByEngine(cause) : JobFailures.untold(failure, cause);
                job.failed(last, clock.instant());
                engineTasks.raiseIncident(job.externalTaskId, last.message(), "");
            }
        });
    }

    /** It has ended because nobody wants it any more. A task that still waits for it learns that. */
    @Transactional
    void confirmCancelled(UUID id, boolean taskGone, String logTail) {
        owned(id).ifPresent(job -> {
            JobFailure failure = JobFailures.ended(job, taskGone);
            if (JobFailures.TIME_LIMIT.equals(failure.code())) {
                fail(job, failure, logTail);
                return;
            }
            job.cancelled(failure, clock.instant());
            LOG.infof("Job %s is cancelled: %s", job.key, failure.message());
            if (!taskGone) {
                tellEngine(job, failure, logTail);
            }
        });
    }

    /** Nobody can say what became of it. */
    @Transactional
    void giveUp(UUID id, String detail, String logTail) {
        owned(id).ifPresent(job -> {
            JobFailure failure = JobFailures.outOfSight(detail);
            job.unknown(failure);
            LOG.warnf("Job %s is out of sight, an operator has to decide: %s", job.key, detail);
            engineTasks.raiseIncident(job.externalTaskId, failure.message(), logTail);
        });
    }

    /** Ends the attempt; begins the next one or tells the engine. Joins the caller's transaction and row lock. */
    void fail(Job job, JobFailure failure, String logTail) {
        Instant now = clock.instant();
        job.failed(failure, now);
        RetryPolicy policy = policies.of(job);
        if (policy.covers(failure) && job.retriesLeft > 0) {
            jobs.flush(); // at most one live attempt: the old one has to be down before the new one comes
            Instant notBefore = now.plus(policy.pause(policy.retries() - job.retriesLeft));
            Job next = job.nextAttempt(specs.afterFailure(job, failure, policy), job.retriesLeft - 1, notBefore, now);
            jobs.persist(next);
            LOG.infof("Job %s failed: %s It is tried again at %s", job.key, failure.message(), next.notBefore);
        } else {
            LOG.infof("Job %s failed: %s", job.key, failure.message());
            tellEngine(job, failure, logTail);
        }
    }

    /** Ends the attempt and the chain, whatever tries were left. Joins the caller's transaction and row lock. */
    void failForGood(Job job, JobFailure failure) {
        job.failed(failure, clock.instant());
        tellEngine(job, failure, logs.end(job));
    }

    private void tellEngine(Job job, JobFailure failure, String logTail) {
        Map<String, Object> jobError = new LinkedHashMap<>();
        jobError.put("code", failure.code());
        jobError.put("message", failure.message());
        if (failure.field() != null) {
            jobError.put("field", failure.field());
        }
        if (failure.exitCode() != null) {
            jobError.put("exitCode", failure.exitCode());
        }
        jobError.put("application", job.application);
        jobError.put("activityId", job.activityId);
        jobError.put("jobId", job.id.toString());
        jobError.put("attempts", job.attempt);
        jobError.put("badInput", failure.badInput());
        jobError.put("logTail", logTail);
        engineTasks.fail(job.externalTaskId, failure.message(), logTail, jobError);
    }

    private void succeed(Job job, Map<String, Object> fromApplication, JobOutcome outcome) {
        Map<String, Object> result = new LinkedHashMap<>(fromApplication);
        String digest = null;
        if (outcome.evidence() != null) {
            digest = evidence.store(outcome.evidence());
            result.put("evidence", digest);
        }
        if (outcome.output() != null) {
            result.put("output", outcome.output());
        }
        job.succeeded(outcome.output(), digest, clock.instant());
        lineage.workDone(
                job.processDefinitionKey,
                json.valueToTree(spec(job)),
                json.valueToTree(fromApplication),
                digest,
                outcome.output());
        engineTasks.complete(job.externalTaskId, result);
        LOG.infof("Job %s (%s) succeeded", job.key, job.application);
    }

    private JobSpec spec(Job job) {
        return specs.of(job);
    }

    private Optional<Job> owned(UUID id) {
        return jobs.lockIfOwned(id, node.id()).filter(job -> job.state.live());
    }

    private Duration backOff(int failures) {
        return config.backOff().multipliedBy(1L << Math.min(failures - 1, 8));
    }
}
