package dev.countersign.job;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.countersign.externaltask.ExternalTasks;
import dev.countersign.externaltask.TakenTask;
import dev.countersign.externaltask.TaskTaking;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Turns external tasks into intents: the lock of the task and the row of the job are one transaction. A task that comes
 * again, because its lock ran out or because a person retried its incident, is matched with what there is of it. Where one
 * of the tasks cannot be taken, they are taken one by one, so that it holds up no other.
 */
@ApplicationScoped
class JobFetcher {

    private static final Logger LOG = Logger.getLogger(JobFetcher.class);

    private static final int AT_ONCE = 100;

    private final ExternalTasks engineTasks;
    private final TaskTaking taking;
    private final JobRepository jobs;
    private final JobCompletion completion;
    private final JobBackends backends;
    private final JobPools pools;
    private final RetryPolicies policies;
    private final JobConfig config;
    private final Clock clock;
    private final ObjectMapper json;
    private final SpecReader specs;

    JobFetcher(
            ExternalTasks engineTasks,
            TaskTaking taking,
            JobRepository jobs,
            JobCompletion completion,
            JobBackends backends,
            JobPools pools,
            RetryPolicies policies,
            JobConfig config,
            Clock clock,
            ObjectMapper json) {
        this.engineTasks = engineTasks;
        this.taking = taking;
        this.jobs = jobs;
        this.completion = completion;
        this.backends = backends;
        this.pools = pools;
        this.policies = policies;
        this.config = config;
        this.clock = clock;
        this.json = json;
        this.specs = new SpecReader(json);
    }

    /**
     * Takes some of the free tasks of a topic; the next call takes the next ones.
     *
     * @return whether there may be more
     */
    boolean fetch(String topic) {
        try {
            return QuarkusTransaction.requiringNew().call(() -> {
                List<TakenTask> taken = lock(topic);
                take(taken);
                return taken.size() == AT_ONCE;
            });
        } catch (RuntimeException | StackOverflowError e) {
            LOG.debugf(e, "The tasks of %s are taken one by one", topic);
            List<TakenTask> locked = QuarkusTransaction.requiringNew().call(() -> lock(topic));
            locked.forEach(task -> taking.take(task, each -> take(List.of(each))));
            return locked.size() == AT_ONCE;
        }
    }

    private List<TakenTask> lock(String topic) {
        return engineTasks.fetch(topic, config.lockDuration(), AT_ONCE);
    }

    private void take(List<TakenTask> locked) {
        if (!locked.isEmpty()) {
            Map<String, Job> latest =
                    jobs.lockLatest(locked.stream().map(TakenTask::id).toList());
            locked.forEach(task -> take(task, latest.get(task.id())));
        }
    }

    private void take(TakenTask task, @Nullable Job last) {
        if (last == null) {
            intend(task, 1);
        } else if (last.state.live()) {
            LOG.infof("Job %s goes on, only the engine's lock had run out", last.key);
            last.lockedUntil = lockEnd();
        } else if (JobFailures.REFUSED_BY_ENGINE.equals(last.errorCode)) {
            LOG.infof("Job %s hands its result over again", last.key);
            last.reopen(clock.instant());
            last.lockedUntil = lockEnd();
            jobs.endLease(last); // where it runs on one machine, that machine's nodes come first
        } else {
            if (last.state == JobState.UNKNOWN) {
                last.failed(JobFailures.tryAgain(), clock.instant());
                jobs.flush();
            }
            intend(task, last.attempt + 1);
        }
    }

    private void intend(TakenTask task, int attempt) {
        Map<String, Object> inputs = task.inputs();
        Instant now = clock.instant();
        JobBackend backend = backends.choose(task.topic(), "");
        try {
            backend = backends.choose(task.topic(), specs.backend(inputs));
            JobSpec spec = specs.read(inputs, backend.applications());
            backend.check(spec);
            RetryPolicy policy = policies.read(inputs);
            JobTerms terms = specs.terms(inputs, pools, backend, task.tenantId(), policies.stored(policy));
            Job job = new Job(
                    origin(task, backend, spec.application()),
                    terms,
                    attempt,
                    policy.retries(),
                    text(spec),
                    lockEnd(),
                    now,
                    now);
            jobs.persist(job);
            LOG.infof("Job %s (%s) of process %s will be started", job.key, job.application, job.processInstanceId);
        } catch (IllegalArgumentException e) {
            Object named = inputs.get("application");
            String application = named == null ? "" : named.toString();
            Job job = new Job(
                    origin(task, backend, application.substring(0, Math.min(100, application.length()))),
                    new JobTerms(pools.choose("", backend), 0, task.tenantId(), null),
                    attempt,
                    0,
                    "{}",
                    lockEnd(),
                    now,
                    now);
            jobs.persistAndFlush(job);
            completion.fail(job, JobFailure.badInput("bad-input", String.valueOf(e.getMessage()), null, null), "");
        }
    }

    private static JobOrigin origin(TakenTask task, JobBackend backend, String application) {
        return new JobOrigin(
                task.id(),
                task.processInstanceId(),
                task.processDefinitionKey(),
                task.businessKey(),
                task.activityId(),
                backend.name(),
                application);
    }

    private Instant lockEnd() {
        return clock.instant().plus(config.lockDuration());
    }

    private String text(JobSpec spec) {
        try {
            return json.writeValueAsString(spec);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }
}
