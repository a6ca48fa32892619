package dev.countersign.job;

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

/** Looks after all live jobs of this node, those of each backend together, without a thread per job. */
@ApplicationScoped
class JobWatcher {

    private static final Logger LOG = Logger.getLogger(JobWatcher.class);

    private final JobRepository jobs;
    private final JobLeases leases;
    private final JobCompletion completion;
    private final JobNotes notes;
    private final JobEnding ending;
    private final ExternalTasks engineTasks;
    private final Node node;
    private final Clock clock;
    private final BackendLanes lanes;
    private final JobLogReader logs;
    private final JobProgress progress;
    private final JobLag lag;
    private final InRequest request;
    private final JobWatch watch;

    JobWatcher(
            JobRepository jobs,
            JobLeases leases,
            JobCompletion completion,
            JobNotes notes,
            JobEnding ending,
            ExternalTasks engineTasks,
            Node node,
            JobConfig config,
            Clock clock,
            BackendLanes lanes,
            JobLogReader logs,
            JobProgress progress,
            JobLag lag,
            InRequest request) {
        this.jobs = jobs;
        this.leases = leases;
        this.completion = completion;
        this.notes = notes;
        this.ending = ending;
        this.engineTasks = engineTasks;
        this.node = node;
        this.clock = clock;
        this.lanes = lanes;
        this.logs = logs;
        this.progress = progress;
        this.lag = lag;
        this.request = request;
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
                LaneWork kind = step == Step.CANCEL ? LaneWork.CANCEL : LaneWork.STEP;
                begun.add(lane.step(kind, job.id, () -> request.run(() -> step(step, job, backend, status, taskGone))));
            }
        }
        if (!running.isEmpty() || !pending.isEmpty()) {
            notes.seen(running, pending);
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
            case TIME_UP -> notes.timeUp(job.id);
            case CANCEL -> {
                cancel(job, backend);
                note(job, backend);
            }
            case FINISH -> ending.finish(job, backend, status);
            case CONFIRM_CANCELLED -> ending.confirmCancelled(job, backend, status, taskGone);
            case WAIT -> {
                ending.keepLog(job, backend, status);
                if (!status.ended() || status.exitCode() == null) {
                    noteOutOfSight(job);
                }
            }
            case GIVE_UP -> {
                if (status.phase() == JobStatus.Phase.RUNNING || status.phase() == JobStatus.Phase.PENDING) {
                    cancelOnceMore(job, backend); // a run that is decided about must not go on unseen
                }
                ending.keepLog(job, backend, status);
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
            notes.progressed(job.id, text);
        }
    }

    private void noteOutOfSight(Job job) {
        if (job.silentSince == null) {
            LOG.infof("Job %s is out of sight", job.key);
            notes.outOfSight(job.id);
        }
    }

    /** A call that fails counts as well: a person is to be asked about a run that cannot be told to end. */
    private void cancel(Job job, JobBackend backend) {
        try {
            backend.cancel(job.handle());
        } finally {
            if (job.endToldAt == null) {
                notes.endTold(job.id);
            }
        }
    }

    /** A person is asked even when that is not possible. */
    private static void cancelOnceMore(Job job, JobBackend backend) {
        try {
            backend.cancel(job.handle());
        } catch (RuntimeException e) {
            LOG.warnf(e, "Job %s cannot be told to end", job.key);
        }
    }

    /** A run that is seen and does not heed that it was told to end is described by that. */
    private static String detailOf(Job job, JobStatus status) {
        return status.phase() == JobStatus.Phase.RUNNING || status.phase() == JobStatus.Phase.PENDING
                ? "it was told to end at " + job.endToldAt + " and is still there"
                : status.detail();
    }
}
