package dev.countersign.approval;

import dev.countersign.engine.CommandRule;
import dev.countersign.engine.EngineAction;
import dev.countersign.engine.EngineUser;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.operaton.bpm.engine.ManagementService;
import org.operaton.bpm.engine.management.JobDefinition;
import org.operaton.bpm.engine.runtime.Job;
import org.operaton.bpm.engine.runtime.JobQuery;

/**
 * Keeps people from bringing forward a timer that ends a task that a person has to decide about: how long there is to
 * decide is the model's to say. Once it is due, it may be run by hand, as when it has failed; and it may be put off.
 */
@ApplicationScoped
class TimerGuard implements CommandRule {

    private final GuardedModels models;
    private final CallChain calls;
    private final ManagementService managementService;
    private final EngineUser engineUser;
    private final Clock clock;

    TimerGuard(
            GuardedModels models,
            CallChain calls,
            ManagementService managementService,
            EngineUser engineUser,
            Clock clock) {
        this.models = models;
        this.calls = calls;
        this.managementService = managementService;
        this.engineUser = engineUser;
        this.clock = clock;
    }

    @Override
    public void before(EngineAction action) {
        if (action instanceof EngineAction.Timing timing && engineUser.id().isPresent()) {
            if (timing.later()) {
                throw new ApprovalRefusal(
                        "A batch does not say when jobs are due: it could bring forward a timer that ends an approval.");
            }
            jobs(timing).stream()
                    .filter(job -> bringsForward(timing, job))
                    .filter(this::endsGuarded)
                    .findFirst()
                    .ifPresent(job -> {
                        throw new ApprovalRefusal(
                                "The timer of job '%s' ends a task that a person has to decide about: it cannot be brought forward."
                                        .formatted(job.getId()));
                    });
        }
    }

    private List<Job> jobs(EngineAction.Timing timing) {
        JobQuery query = managementService.createJobQuery();
        if (timing.jobDefinitionId().isPresent()) {
            return query.jobDefinitionId(timing.jobDefinitionId().get()).list();
        }
        return timing.jobIds().isEmpty()
                ? List.of()
                : query.jobIds(timing.jobIds()).list();
    }

    private boolean bringsForward(EngineAction.Timing timing, Job job) {
        Optional<Instant> due = Optional.ofNullable(job.getDuedate()).map(date -> date.toInstant());
        return due.filter(clock.instant()::isBefore)
                .filter(before ->
                        timing.due().filter(after -> !after.isBefore(before)).isEmpty())
                .isPresent();
    }

    private boolean endsGuarded(Job job) {
        @Nullable
        JobDefinition definition = job.getJobDefinitionId() == null
                ? null
                : managementService
                        .createJobDefinitionQuery()
                        .jobDefinitionId(job.getJobDefinitionId())
                        .singleResult();
        if (definition == null) {
            return false;
        }
        GuardedModel model = models.of(definition.getProcessDefinitionId());
        return model.endsGuarded(definition.getActivityId())
                || model.isTimer(definition.getActivityId())
                        && endsGuardedOfCaller(job, model.leadsToEnding(definition.getActivityId()));
    }

    /** An error or an escalation reaches the callers; what follows the call there can end tasks beside it. */
    private boolean endsGuardedOfCaller(Job job, boolean ending) {
        boolean endsMore = ending;
        for (CallChain.Caller caller : calls.callersOf(job.getProcessInstanceId())) {
            GuardedModel model = models.of(caller.definitionId());
            endsMore |= model.leadsToEnding(caller.activityId());
            if (endsMore && !model.guarded().isEmpty()) {
                return true;
            }
        }
        return false;
    }
}
