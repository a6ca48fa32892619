package dev.countersign.job;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.countersign.externaltask.ExternalTasks;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jboss.logging.Logger;

/**
 * Starts intended jobs in the order of their arrival, as many as may run on this machine. An intent of which nobody
 * knows whether it was carried out is looked up first: the key says.
 */
@ApplicationScoped
class JobLauncher {

    private static final Logger LOG = Logger.getLogger(JobLauncher.class);

    private final JobRepository jobs;
    private final JobLeases leases;
    private final JobCompletion completion;
    private final JobBackends backends;
    private final ExternalTasks engineTasks;
    private final Node node;
    private final JobConfig config;
    private final Clock clock;
    private final ObjectMapper json;
    private final FaultPoints faults;

    JobLauncher(
            JobRepository jobs,
            JobLeases leases,
            JobCompletion completion,
            JobBackends backends,
            ExternalTasks engineTasks,
            Node node,
            JobConfig config,
            Clock clock,
            ObjectMapper json,
            FaultPoints faults) {
        this.jobs = jobs;
        this.leases = leases;
        this.completion = completion;
        this.backends = backends;
        this.engineTasks = engineTasks;
        this.node = node;
        this.config = config;
        this.clock = clock;
        this.json = json;
        this.faults = faults;
    }

    /** One round over all intended jobs. */
    void launch() {
        List<Job> intended = jobs.intended();
        if (intended.isEmpty()) {
            return;
        }
        Map<String, Boolean> tasks = engineTasks.suspendedById(
                intended.stream().map(job -> job.externalTaskId).toList());
        EachJob.of(intended, job -> {
            boolean taskGone = !tasks.containsKey(job.externalTaskId);
            boolean suspended = Boolean.TRUE.equals(tasks.get(job.externalTaskId));
            if (taskGone || job.cancelRequestedAt != null && !suspended) {
                withdraw(job, taskGone);
            } else if (!suspended && !job.notBefore.isAfter(clock.instant()) && freePlaces() > 0) {
                start(job);
            }
        });
    }

    private void withdraw(Job job, boolean taskGone) {
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
        completion.confirmCancelled(job.id, taskGone);
    }

    private void start(Job job) {
        JobBackend backend = backends.of(job);
        if (!leases.takeForStart(job.id, backend.host().orElse(null))) {
            return;
        }
        faults.reached(FaultPoints.BEFORE_SUBMIT, job.key);
        try {
            Optional<JobHandle> begun = backend.find(job.key);
            JobHandle handle = begun.isPresent() ? begun.get() : backend.submit(spec(job), job.key);
            LOG.infof("Job %s (%s) is %s", job.key, job.application, begun.isPresent() ? "found" : "started");
            faults.reached(FaultPoints.AFTER_SUBMIT, job.key);
            completion.submitted(job.id, handle);
        } catch (JobSubmissionException e) {
            LOG.warnf(e, "Job %s could not be started", job.key);
            completion.fail(job.id, JobFailures.notStarted(e));
        }
    }

    private long freePlaces() {
        return config.maxRunning() - jobs.runningOn(node.host());
    }

    private JobSpec spec(Job job) {
        try {
            return json.readValue(job.spec, JobSpec.class);
        } catch (JsonProcessingException e) {
            throw new JobSubmissionException("What is to be run cannot be read: " + e.getOriginalMessage(), e);
        }
    }
}
