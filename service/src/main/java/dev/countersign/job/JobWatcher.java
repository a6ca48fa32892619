package dev.countersign.job;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.countersign.evidence.InvalidEvidenceException;
import dev.countersign.externaltask.ExternalTasks;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;
import org.operaton.bpm.engine.OptimisticLockingException;

/** Looks after all live jobs of this node, one after the other, without a thread per job. */
@ApplicationScoped
class JobWatcher {

    private static final Logger LOG = Logger.getLogger(JobWatcher.class);
    private static final int MAX_PROGRESS_BYTES = 4000;

    private final JobRepository jobs;
    private final JobLeases leases;
    private final JobCompletion completion;
    private final JobBackends backends;
    private final ExternalTasks engineTasks;
    private final Node node;
    private final Clock clock;
    private final FaultPoints faults;
    private final ObjectMapper json;
    private final OutcomeReader outcomes;
    private final JobWatch watch;

    JobWatcher(
            JobRepository jobs,
            JobLeases leases,
            JobCompletion completion,
            JobBackends backends,
            ExternalTasks engineTasks,
            Node node,
            JobConfig config,
            Clock clock,
            FaultPoints faults,
            ObjectMapper json) {
        this.jobs = jobs;
        this.leases = leases;
        this.completion = completion;
        this.backends = backends;
        this.engineTasks = engineTasks;
        this.node = node;
        this.clock = clock;
        this.faults = faults;
        this.json = json;
        this.outcomes = new OutcomeReader(json);
        this.watch = new JobWatch(config.unknownAfter());
    }

    /** One round: renews the leases, adopts what has lost its node, and takes each job's next step. */
    void watch() {
        if (leases.renewAndAdopt() == 0) {
            return;
        }
        List<Job> owned = jobs.ownedBy(node.id()).stream()
                .filter(job -> job.state != JobState.INTENDED || elsewhere(job))
                .toList();
        Map<String, Boolean> tasks = engineTasks.suspendedById(
                owned.stream().map(job -> job.externalTaskId).toList());
        EachJob.of(owned, job -> {
            boolean taskGone = !tasks.containsKey(job.externalTaskId);
            step(job, taskGone, Boolean.TRUE.equals(tasks.get(job.externalTaskId)));
        });
    }

    private void step(Job job, boolean taskGone, boolean taskSuspended) {
        JobBackend backend = backends.of(job);
        JobStatus status = status(job, backend);
        switch (watch.next(job, status, taskGone, taskSuspended, clock.instant())) {
            case NOTE -> note(job, backend);
            case CANCEL -> {
                backend.cancel(job.handle());
                note(job, backend);
            }
            case FINISH -> finish(job, backend, Objects.requireNonNull(status.exitCode()), status.detail());
            case CONFIRM_CANCELLED -> handOver(job, () -> completion.confirmCancelled(job.id, taskGone));
            case WAIT -> {
                if (!status.ended() || status.exitCode() == null) {
                    noteOutOfSight(job);
                }
            }
            case GIVE_UP -> handOver(job, () -> completion.giveUp(job.id, status.detail()));
        }
    }

    /** A run of another machine can at best be known by the files it left; that no process is seen here says nothing. */
    private JobStatus status(Job job, JobBackend backend) {
        JobStatus status = backend.status(job.handle());
        return elsewhere(job) && status.phase() == JobStatus.Phase.GONE
                ? JobStatus.unreachable("it was started on another machine or before a reboot (" + job.host + ")")
                : status;
    }

    private boolean elsewhere(Job job) {
        return job.host != null && !job.host.equals(node.host());
    }

    private void note(Job job, JobBackend backend) {
        String progress = progress(job, backend);
        boolean news = progress != null && !progress.equals(job.progress);
        if (job.state == JobState.SUBMITTED || job.silentSince != null || news) {
            completion.runs(job.id, progress);
        }
    }

    private void noteOutOfSight(Job job) {
        if (job.silentSince == null) {
            LOG.infof("Job %s is out of sight", job.key);
            completion.outOfSight(job.id);
        }
    }

    private void finish(Job job, JobBackend backend, int exitCode, String detail) {
        if (job.refusals > 0 && job.notBefore.isAfter(clock.instant())) {
            return;
        }
        JobOutcome outcome = outcomes.read(exitCode, detail, backend.logs(job.handle()));
        faults.reached(FaultPoints.BEFORE_FINISH, job.key);
        String progress = progress(job, backend);
        handOver(job, () -> {
            try {
                completion.finish(job.id, outcome, progress);
            } catch (InvalidEvidenceException e) {
                completion.fail(
                        job.id,
                        JobFailure.permanent(
                                "invalid-evidence", "The job's evidence cannot be shown: " + e.getMessage(), exitCode));
            }
        });
    }

    /** A refusal of the engine is written down with the job; if even that fails, the database is away: look again. */
    private void handOver(Job job, Runnable change) {
        try {
            change.run();
        } catch (OptimisticLockingException e) {
            LOG.debugf(e, "Somebody else changed the process of job %s, it is handed over again", job.key);
        } catch (RuntimeException e) {
            completion.refused(job.id, e);
        }
    }

    private @Nullable String progress(Job job, JobBackend backend) {
        try {
            String text = backend.logs(job.handle())
                    .file("progress.json", MAX_PROGRESS_BYTES)
                    .map(bytes -> new String(bytes, StandardCharsets.UTF_8))
                    .orElse(null);
            return text != null && json.readTree(text).isObject() ? text : null;
        } catch (OversizedFileException | JsonProcessingException e) {
            return null; // progress is for show, a broken one is none
        }
    }
}
