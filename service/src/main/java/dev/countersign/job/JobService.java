package dev.countersign.job;

import dev.countersign.externaltask.ExternalTasks;
import dev.countersign.problem.StateConflictException;
import dev.countersign.problem.UnknownResourceException;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jboss.logging.Logger;

/** What people see of jobs and may do to them. */
@ApplicationScoped
class JobService {

    private static final Logger LOG = Logger.getLogger(JobService.class);

    private final JobRepository jobs;
    private final JobSearch search;
    private final JobLogReader logs;
    private final JobCompletion completion;
    private final ExternalTasks engineTasks;
    private final JobConfig config;
    private final Clock clock;
    private final JobViews views;

    JobService(
            JobRepository jobs,
            JobSearch search,
            JobLogReader logs,
            JobCompletion completion,
            ExternalTasks engineTasks,
            JobConfig config,
            Clock clock,
            JobViews views) {
        this.jobs = jobs;
        this.search = search;
        this.logs = logs;
        this.completion = completion;
        this.engineTasks = engineTasks;
        this.config = config;
        this.clock = clock;
        this.views = views;
    }

    List<JobView> ofInstance(String processInstanceId) {
        return views.of(jobs.ofInstance(processInstanceId));
    }

    @Transactional
    JobPage page(JobFilter filter, int page, int size) {
        return new JobPage(views.of(search.page(filter, page, size)), search.count(filter));
    }

    /** @throws UnknownResourceException when there is none */
    JobView one(UUID id) {
        return views.of(List.of(found(id))).get(0);
    }

    /** The end of a job's log; empty as long as nothing has been written. */
    String log(UUID id, JobLogs.Stream stream, int lines) {
        return logs.tail(found(id), stream, lines);
    }

    /** A part of a job's log. */
    FollowedLog logPart(UUID id, JobLogs.Stream stream, long offset, int length) {
        return logs.part(found(id), stream, offset, length);
    }

    /**
     * Asks for a job's end; the watcher sees to it, politely first. A job that has ended already is left as it is.
     *
     * @throws StateConflictException when it has ended
     */
    @Transactional
    void cancel(UUID id, String user) {
        Job job = jobs.lock(id).orElseThrow(() -> new UnknownResourceException("job", id.toString()));
        if (!job.state.live()) {
            throw new StateConflictException("job-ended", "The job is " + job.state + " and cannot be cancelled.");
        }
        job.requestCancel("The job was cancelled by " + user + ".", clock.instant());
        LOG.infof("%s cancels job %s", user, job.key);
    }

    /**
     * Carries out what an operator decides about a job that is out of sight.
     *
     * @throws StateConflictException when its state is known
     */
    @Transactional
    void resolve(UUID id, ResolveRequest.Outcome outcome, String user) {
        Job job = jobs.lock(id).orElseThrow(() -> new UnknownResourceException("job", id.toString()));
        if (job.state != JobState.UNKNOWN) {
            throw new StateConflictException(
                    "job-state-known", "The job is " + job.state + "; only one that is UNKNOWN needs a decision.");
        }
        LOG.infof("%s decides about job %s: %s", user, job.key, outcome);
        Instant now = clock.instant();
        if (!engineTasks.exists(job.externalTaskId)) {
            job.cancelled(JobFailures.cancelled("The process does not wait for the job any more."), now);
            return;
        }
        switch (outcome) {
            case FAILED -> completion.failForGood(job, JobFailures.givenUp());
            case RETRY -> {
                job.failed(JobFailures.tryAgain(), now);
                jobs.flush();
                jobs.persist(job.nextAttempt(job.retriesLeft, now, now));
                engineTasks.takeUpAgain(job.externalTaskId, config.lockDuration());
            }
        }
    }

    private Job found(UUID id) {
        return jobs.one(id).orElseThrow(() -> new UnknownResourceException("job", id.toString()));
    }
}
