package dev.countersign.job;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.countersign.evidence.InvalidEvidenceException;
import jakarta.inject.Singleton;
import org.jboss.logging.Logger;

/** Takes over how runs have ended: keeps their logs, reads their outcome and hands it to the engine. */
@Singleton
class JobEnding {

    private static final Logger LOG = Logger.getLogger(JobEnding.class);

    private final JobCompletion completion;
    private final JobHandOver handOver;
    private final JobLogReader logs;
    private final JobProgress progress;
    private final FaultPoints points;
    private final OutcomeReader outcomes;

    JobEnding(
            JobCompletion completion,
            JobHandOver handOver,
            JobLogReader logs,
            JobProgress progress,
            FaultPoints points,
            ObjectMapper json) {
        this.completion = completion;
        this.handOver = handOver;
        this.logs = logs;
        this.progress = progress;
        this.points = points;
        this.outcomes = new OutcomeReader(json);
    }

    /** It has ended by itself. */
    void finish(Job job, JobBackend backend, JobStatus status) {
        if (handOver.pauses(job)) {
            return;
        }
        keepLog(job, backend, status);
        JobOutcome outcome = outcomes.read(status, backend.logs(job.handle()), backend.needsResult(job.application));
        points.reached(FaultPoints.BEFORE_FINISH, job.key);
        String last = progress.read(job, backend);
        String tail = outcome.failure() == null ? "" : logs.end(job);
        handOver.tell(job, outcome.failure(), () -> {
            try {
                completion.finish(job.id, outcome, last, tail);
            } catch (InvalidEvidenceException e) {
                JobFailure failure = JobFailure.permanent(
                        "invalid-evidence", "The job's evidence cannot be shown: " + e.getMessage(), status.exitCode());
                handOver.tell(job, failure, () -> completion.fail(job.id, failure, logs.end(job)));
            }
        });
    }

    /** It has ended because it was meant to. */
    void confirmCancelled(Job job, JobBackend backend, JobStatus status, boolean taskGone) {
        if (handOver.pauses(job)) {
            return;
        }
        keepLog(job, backend, status);
        String tail = taskGone ? "" : logs.end(job);
        handOver.tell(job, JobFailures.ended(job, taskGone), () -> completion.confirmCancelled(job.id, taskGone, tail));
    }

    /** Copies the log of a run that has ended, before its place forgets it. */
    void keepLog(Job job, JobBackend backend, JobStatus status) {
        if (!status.ended()) {
            return;
        }
        try {
            backend.keepLog(job.handle());
        } catch (RuntimeException e) {
            LOG.warnf(e, "The log of job %s cannot be kept", job.key);
        }
    }
}
