package dev.countersign.job;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.countersign.evidence.InvalidEvidenceException;
import dev.countersign.externaltask.ExternalTasks;
import dev.countersign.job.JobWatch.Step;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Future;
import java.util.stream.Collectors;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;
import org.operaton.bpm.engine.OptimisticLockingException;

/** Looks after all live jobs of this node, those of each backend together, without a thread per job. */
@ApplicationScoped
class JobWatcher {

    private static final Logger LOG = Logger.getLogger(JobWatcher.class);

    private final JobRepository jobs;
    private final JobLeases leases;
    private final JobCompletion completion;
    private final ExternalTasks engineTasks;
    private final Node node;
    private final Clock clock;
    private final FaultPoints points;
    private final BackendLanes lanes;
    private final JobLogReader logs;
    private final JobProgress progress;
    private final JobLag lag;
    private final InRequest request;
    private final OutcomeReader outcomes;
    private final JobWatch watch;

    JobWatcher(
            JobRepository jobs,
            JobLeases leases,
            JobCompletion completion,
            ExternalTasks engineTasks,
            Node node,
            JobConfig config,
            Clock clock,
            FaultPoints points,
            BackendLanes lanes,
            JobLogReader logs,
            JobProgress progress,
            JobLag lag,
            InRequest request,
            ObjectMapper json) {
        this.jobs = jobs;
        this.leases = leases;
        this.completion = completion;
        this.engineTasks = engineTasks;
        this.node = node;
        this.clock = clock;
        this.points = points;
        this.lanes = lanes;
        this.logs = logs;
        this.progress = progress;
        this.lag = lag;
        this.request = request;
        this.outcomes = new OutcomeReader(json);
        this.watch = new JobWatch(config.unknownAfter());
    }

    /** One round over all backends, to its end: renews the leases, adopts what has lost its node, takes each job's step. */
    void watch() {
        leases.renewAndAdopt();
        List<RuntimeException> faults = new ArrayList<>();
        for (BackendLane lane : lanes.all()) {
            BackendLane.await(look(lane, faults), faults);
        }
        Faults.raise(faults);
    }

    /**
     * Looks at all jobs of a backend that this node looks after, and begins their next steps.
     *
     * @param faults takes what went wrong with some of them
     * @return the steps, which may take a while
     */
    List<Future<?>> look(BackendLane lane, Collection<RuntimeException> faults) {
        JobBackend backend = lane.backend();
        List<Job> owned = jobs.ownedBy(node.id(), backend.name()).stream()
                .filter(job -> job.state != JobState.INTENDED || elsewhere(job))
                .toList();
        Set<UUID> ids = owned.stream().map(job -> job.id).collect(Collectors.toSet());
        progress.keep(backend.name(), ids);
        if (owned.isEmpty()) {
            lag.looked(backend.name(), ids, ids);
            return List.of();
        }
        Map<String, Boolean> tasks = engineTasks.suspendedById(
                owned.stream().map(job -> job.externalTaskId).toList());
        Map<String, JobStatus> statuses =
                lane.look(owned.stream().map(Job::handle).toList(), faults);
        List<UUID> running = new ArrayList<>();
        List<UUID> pending = new ArrayList<>();
        List<Future<?>> begun = new ArrayList<>();
        for (Job job : owned) {
            if (!statuses.containsKey(job.key)) {
                continue;
            }
            JobStatus status = known(job, Objects.requireNonNull(statuses.get(job.key)));
            boolean taskGone = !tasks.containsKey(job.externalTaskId);
            Step step = watch.next(
                    job, status, taskGone, Boolean.TRUE.equals(tasks.get(job.externalTaskId)), clock.instant());
            if (step == Step.NOTE || step == Step.CANCEL) {
                boolean runs = status.phase() == JobStatus.Phase.RUNNING;
                if (job.silentSince != null || runs && job.state == JobState.SUBMITTED) {
                    (runs ? running : pending).add(job.id);
                }
            }
            if (step != Step.NOTE || status.phase() == JobStatus.Phase.RUNNING && progress.due(job, backend)) {
                begun.add(lane.step(job.id, () -> request.run(() -> step(step, job, backend, status, taskGone))));
            }
        }
        if (!running.isEmpty() || !pending.isEmpty()) {
            completion.seen(running, pending);
        }
        lag.looked(
                backend.name(),
                ids,
                owned.stream()
                        .filter(job -> statuses.containsKey(job.key))
                        .map(job -> job.id)
                        .toList());
        return begun;
    }

    private void step(Step step, Job job, JobBackend backend, JobStatus status, boolean taskGone) {
        switch (step) {
            case NOTE -> note(job, backend);
            case TIME_UP -> completion.timeUp(job.id);
            case CANCEL -> {
                backend.cancel(job.handle());
                note(job, backend);
            }
            case FINISH -> finish(job, backend, status);
            case CONFIRM_CANCELLED -> {
                String tail = taskGone ? "" : logs.end(job);
                handOver(
                        job,
                        JobFailures.ended(job, taskGone),
                        () -> completion.confirmCancelled(job.id, taskGone, tail));
            }
            case WAIT -> {
                if (!status.ended() || status.exitCode() == null) {
                    noteOutOfSight(job);
                }
            }
            case GIVE_UP -> {
                if (status.phase() == JobStatus.Phase.RUNNING || status.phase() == JobStatus.Phase.PENDING) {
                    backend.cancel(job.handle()); // once more: a run that is decided about must not go on unseen
                }
                completion.giveUp(job.id, detailOf(job, status), logs.end(job));
            }
        }
    }

    /** A run of another machine can at best be known by the files it left; that no process is seen here says nothing. */
    private JobStatus known(Job job, JobStatus status) {
        return elsewhere(job) && status.phase() == JobStatus.Phase.GONE
                ? JobStatus.unreachable("it was started on another machine or before a reboot (" + job.host + ")")
                : status;
    }

    private boolean elsewhere(Job job) {
        return job.host != null && !job.host.equals(node.host());
    }

    private void note(Job job, JobBackend backend) {
        String text = progress.read(job, backend);
        if (text != null && !text.equals(job.progress)) {
            completion.progressed(job.id, text);
        }
    }

    private void noteOutOfSight(Job job) {
        if (job.silentSince == null) {
            LOG.infof("Job %s is out of sight", job.key);
            completion.outOfSight(job.id);
        }
    }

    private void finish(Job job, JobBackend backend, JobStatus status) {
        if (job.refusals > 0 && job.notBefore.isAfter(clock.instant())) {
            return;
        }
        keepLog(job, backend);
        JobOutcome outcome = outcomes.read(status, backend.logs(job.handle()), backend.needsResult(job.application));
        points.reached(FaultPoints.BEFORE_FINISH, job.key);
        String last = progress.read(job, backend);
        String tail = outcome.failure() == null ? "" : logs.end(job);
        handOver(job, outcome.failure(), () -> {
            try {
                completion.finish(job.id, outcome, last, tail);
            } catch (InvalidEvidenceException e) {
                JobFailure failure = JobFailure.permanent(
                        "invalid-evidence", "The job's evidence cannot be shown: " + e.getMessage(), status.exitCode());
                handOver(job, failure, () -> completion.fail(job.id, failure, logs.end(job)));
            }
        });
    }

    private static void keepLog(Job job, JobBackend backend) {
        try {
            backend.keepLog(job.handle());
        } catch (RuntimeException e) {
            LOG.warnf(e, "The log of job %s cannot be kept", job.key);
        }
    }

    /** A run that is seen and does not heed that it was told to end is described by that. */
    private static String detailOf(Job job, JobStatus status) {
        return status.phase() == JobStatus.Phase.RUNNING || status.phase() == JobStatus.Phase.PENDING
                ? "it was told to end at " + job.cancelRequestedAt + " and is still there"
                : status.detail();
    }

    /** A refusal of the engine is written down with the job; if even that fails, the database is away: look again. */
    private void handOver(Job job, @Nullable JobFailure failure, Runnable change) {
        try {
            change.run();
        } catch (OptimisticLockingException e) {
            LOG.debugf(e, "Somebody else changed the process of job %s, it is handed over again", job.key);
        } catch (RuntimeException e) {
            completion.refused(job.id, e, failure);
        }
    }
}
