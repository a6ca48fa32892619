package dev.countersign.job;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.countersign.externaltask.ExternalTasks;
import dev.countersign.problem.InvalidInputException;
import dev.countersign.problem.StateConflictException;
import dev.countersign.problem.UnknownResourceException;
import dev.countersign.problem.Violation;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;
import org.operaton.bpm.engine.RuntimeService;

/**
 * Where a job has failed for good and its model catches no error, a person decides: another attempt with other settings,
 * on without it, or the end of the process. Settings are those of {@link JobSetting} and no others.
 */
@ApplicationScoped
class JobRepairService {

    private static final Logger LOG = Logger.getLogger(JobRepairService.class);

    private final JobRepository jobs;
    private final JobRepairRepository repairs;
    private final ExternalTasks engineTasks;
    private final RuntimeService runtime;
    private final RetryPolicies policies;
    private final JobSpecs specs;
    private final JobBackends backends;
    private final RepairLimits limits;
    private final JobLogReader logs;
    private final JobConfig config;
    private final Clock clock;
    private final ObjectMapper json;

    JobRepairService(
            JobRepository jobs,
            JobRepairRepository repairs,
            ExternalTasks engineTasks,
            RuntimeService runtime,
            RetryPolicies policies,
            JobSpecs specs,
            JobBackends backends,
            RepairLimits limits,
            JobLogReader logs,
            JobConfig config,
            Clock clock,
            ObjectMapper json) {
        this.jobs = jobs;
        this.repairs = repairs;
        this.engineTasks = engineTasks;
        this.runtime = runtime;
        this.policies = policies;
        this.specs = specs;
        this.backends = backends;
        this.limits = limits;
        this.logs = logs;
        this.config = config;
        this.clock = clock;
        this.json = json;
    }

    /**
     * What a person has to know.
     *
     * @throws StateConflictException when there is nothing to repair
     */
    @Transactional
    RepairView view(UUID id) {
        Job job = open(id);
        List<RepairSettingView> settings = settings(job);
        RepairForm form = new RepairForm(json);
        return new RepairView(
                job.id,
                new JobErrorView(
                        Objects.requireNonNullElse(job.errorCode, ""),
                        Objects.requireNonNullElse(job.errorMessage, ""),
                        job.badInput),
                RepairAdvice.of(job.errorCode, job.badInput),
                job.attempt,
                logs.end(job),
                List.of(RepairAction.values()),
                settings,
                form.schema(settings),
                form.data(settings));
    }

    /**
     * Carries out what a person decides.
     *
     * @throws StateConflictException when there is nothing to repair
     * @throws InvalidInputException when the decision is not complete or asks for too much
     */
    @Transactional
    void decide(UUID id, RepairRequest request, String user) {
        Job job = open(id);
        RepairAction action = Objects.requireNonNull(request.action());
        Instant now = clock.instant();
        String reason = request.reason() == null || request.reason().isBlank()
                ? null
                : request.reason().strip();
        Map<String, String> settings = checked(job, action, request, reason);
        repairs.persist(new JobRepair(id, action, user, now, reason, settings.isEmpty() ? null : text(settings)));
        LOG.infof("%s repairs job %s: %s %s (%s)", user, job.key, action, settings, reason);
        switch (action) {
            case RETRY -> retry(job, settings, now);
            case SKIP -> {
                engineTasks.takeUpAgain(job.externalTaskId, config.lockDuration());
                engineTasks.complete(job.externalTaskId, Objects.requireNonNullElse(request.result(), Map.of()));
            }
            case ABORT ->
                runtime.deleteProcessInstance(
                        root(job), "Aborted by " + user + " after job " + job.key + ": " + reason, false, true, true);
        }
    }

    private void retry(Job job, Map<String, String> settings, Instant now) {
        if (JobFailures.REFUSED_BY_ENGINE.equals(job.errorCode) || job.badInput && settings.isEmpty()) {
            engineTasks.giveBack(job.externalTaskId); // fetched again: with the same result, or its inputs read anew
            return;
        }
        JobSpec spec = specs.of(job);
        Map<String, String> all = new TreeMap<>(spec.settings());
        all.putAll(settings);
        JobSpec next = new JobSpec(spec.application(), spec.parameters(), all);
        try {
            backends.of(job).check(next);
        } catch (IllegalArgumentException e) {
            throw new InvalidInputException(
                    "The repair is not valid.", List.of(Violation.inBody("settings", String.valueOf(e.getMessage()))));
        }
        jobs.persist(job.nextAttempt(specs.stored(next), policies.of(job).retries(), now, now));
        engineTasks.takeUpAgain(job.externalTaskId, config.lockDuration());
    }

    private Map<String, String> checked(Job job, RepairAction action, RepairRequest request, @Nullable String reason) {
        List<Violation> violations = new ArrayList<>();
        Map<String, String> settings = new TreeMap<>();
        Map<String, @Nullable String> given = request.settings() == null ? Map.of() : request.settings();
        if (action != RepairAction.RETRY && !given.isEmpty()) {
            violations.add(Violation.inBody("settings", "Only another attempt has settings."));
        } else if (!given.isEmpty() && settings(job).isEmpty()) {
            violations.add(Violation.inBody("settings", "This job has no settings that another attempt could use."));
        } else {
            given.forEach((name, value) -> checkSetting(name, value, settings, violations));
        }
        if (action == RepairAction.SKIP && request.result() == null) {
            violations.add(Violation.inBody("result", "Give the result that the process goes on with, {} for none."));
        }
        if (action != RepairAction.SKIP && request.result() != null) {
            violations.add(Violation.inBody("result", "Only a job that is skipped is given a result."));
        }
        if (request.result() != null && text(request.result()).length() > OutcomeReader.MAX_RESULT_BYTES) {
            violations.add(Violation.inBody(
                    "result", "The result has more than " + OutcomeReader.MAX_RESULT_BYTES + " characters of JSON."));
        }
        if (action != RepairAction.RETRY && reason == null) {
            violations.add(Violation.inBody("reason", "Say why."));
        }
        if (!violations.isEmpty()) {
            throw new InvalidInputException("The repair is not valid.", violations);
        }
        return settings;
    }

    private void checkSetting(
            String name, @Nullable String value, Map<String, String> settings, List<Violation> violations) {
        if (value == null || value.isBlank()) {
            return;
        }
        String field = "settings." + name;
        JobSetting.of(name)
                .ifPresentOrElse(
                        setting -> {
                            try {
                                settings.put(name, limits.checked(setting, value));
                            } catch (IllegalArgumentException e) {
                                violations.add(Violation.inBody(field, String.valueOf(e.getMessage())));
                            }
                        },
                        () -> violations.add(Violation.inBody(field, "There is no such setting.")));
    }

    private List<RepairSettingView> settings(Job job) {
        if (job.spec.equals(JobSpecs.NONE) || JobFailures.REFUSED_BY_ENGINE.equals(job.errorCode)) {
            return List.of();
        }
        JobSpec spec = specs.of(job);
        return Arrays.stream(JobSetting.values())
                .map(setting -> new RepairSettingView(
                        setting.parameter(),
                        specs.current(job, spec, setting).orElse(null),
                        limits.least(setting),
                        limits.most(setting)))
                .toList();
    }

    /** The job, locked, if it is the last attempt and its process stands there with an incident. */
    private Job open(UUID id) {
        Job job = jobs.lock(id).orElseThrow(() -> new UnknownResourceException("job", id.toString()));
        boolean ended = job.state == JobState.FAILED || job.state == JobState.CANCELLED;
        if (!ended
                || !jobs.isLatest(job)
                || !engineTasks.stopped(Set.of(job.externalTaskId)).contains(job.externalTaskId)) {
            throw new StateConflictException(
                    "nothing-to-repair", "The job is " + job.state + " and no process stands there because of it.");
        }
        return job;
    }

    /** The outermost process: ending the called one alone would leave its caller where it is. */
    private String root(Job job) {
        return Objects.requireNonNull(runtime.createProcessInstanceQuery()
                        .processInstanceId(job.processInstanceId)
                        .singleResult())
                .getRootProcessInstanceId();
    }

    private String text(Object value) {
        try {
            return json.writeValueAsString(value);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }
}
