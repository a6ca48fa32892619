package dev.countersign.approval;

import dev.countersign.engine.CommandRule;
import dev.countersign.engine.EngineAction;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.operaton.bpm.engine.ExternalTaskService;
import org.operaton.bpm.engine.RuntimeService;
import org.operaton.bpm.engine.TaskService;
import org.operaton.bpm.engine.runtime.ProcessInstance;

/**
 * Refuses what would lead a process past a person who has to decide: starting in its middle, moving or migrating it, and
 * signalling a task away. Whole instances may be cancelled.
 */
@ApplicationScoped
class WayPastGuard implements CommandRule {

    private final GuardedModels models;
    private final RuntimeService runtimeService;
    private final TaskService taskService;
    private final ExternalTaskService externalTaskService;

    WayPastGuard(
            GuardedModels models,
            RuntimeService runtimeService,
            TaskService taskService,
            ExternalTaskService externalTaskService) {
        this.models = models;
        this.runtimeService = runtimeService;
        this.taskService = taskService;
        this.externalTaskService = externalTaskService;
    }

    @Override
    public void before(EngineAction action) {
        if (action instanceof EngineAction.Move move) {
            check(move);
        } else if (action instanceof EngineAction.Migration migration) {
            check(migration);
        } else if (action instanceof EngineAction.Signal signal) {
            check(signal);
        } else if (action instanceof EngineAction.UnseenWrite write) {
            check(write);
        }
    }

    private void check(EngineAction.Move move) {
        Optional<GuardedModel> found = move.instanceId()
                .flatMap(this::definitionOf)
                .or(() -> move.definitionId().flatMap(models::find))
                .map(models::of);
        if (found.isEmpty()) {
            return; // the engine says what is missing
        }
        GuardedModel model = found.get();
        if (move.restoresVariables() && !model.results().isEmpty()) {
            throw new ApprovalRefusal(
                    "A restart with the variables of before would take over decisions: restart with the initial ones.");
        }
        for (EngineAction.Step step : move.steps()) {
            boolean allowed = switch (step.kind()) {
                case BEFORE -> model.skipsNothingBefore(step.elementId());
                case AFTER -> model.skipsNothingAfter(step.elementId());
                case TRANSITION -> model.skipsNothingOn(step.elementId());
                // in one go, the end of a guarded task is seen when it happens
                case CANCEL -> !move.later() || model.guarded().isEmpty();
            };
            if (!allowed) {
                throw new ApprovalRefusal(
                        "'%s' would lead the process past a task that a person has to decide about: %s."
                                .formatted(
                                        step.elementId(),
                                        String.join(
                                                ", ",
                                                new TreeSet<>(model.guarded().keySet()))));
            }
        }
    }

    private void check(EngineAction.Migration migration) {
        GuardedModel source = models.of(migration.sourceDefinitionId());
        refuseToForgetParticipants(migration, source);
        if (source.guarded().isEmpty()) {
            return;
        }
        Map<String, ApprovalRules> target =
                models.of(migration.targetDefinitionId()).guarded();
        source.guarded().forEach((activity, rules) -> {
            if (!rules.equals(target.get(activity))) {
                throw new ApprovalRefusal("The new version does not have the task '%s' with the same approval rules."
                        .formatted(activity));
            }
            if (!activity.equals(migration.activities().get(activity))) {
                throw new ApprovalRefusal(
                        "The migration does not take the task '%s' along, which a person has to decide about."
                                .formatted(activity));
            }
        });
        migration.activities().forEach((from, to) -> {
            if (!from.equals(to)) {
                throw new ApprovalRefusal(
                        "The migration moves '%s' to '%s': in a process with approvals, steps stay what they are."
                                .formatted(from, to));
            }
        });
    }

    /** Who took part is kept by the key of the process: under another one, nobody would have. */
    private void refuseToForgetParticipants(EngineAction.Migration migration, GuardedModel source) {
        String from = models.keyOf(migration.sourceDefinitionId());
        String to = models.keyOf(migration.targetDefinitionId());
        if (!from.equals(to)
                && (source.leavesOutParticipants()
                        || models.of(migration.targetDefinitionId()).leavesOutParticipants())) {
            throw new ApprovalRefusal(
                    "The migration from '%s' to '%s' would forget who took part in earlier steps: migrate to a version of the same process."
                            .formatted(from, to));
        }
    }

    private void check(EngineAction.Signal signal) {
        if (taskService.createTaskQuery().executionId(signal.executionId()).count() > 0) {
            throw new ApprovalRefusal("A user task is completed, not signalled.");
        }
        if (externalTaskService
                        .createExternalTaskQuery()
                        .executionId(signal.executionId())
                        .count()
                > 0) {
            throw new ApprovalRefusal("An external task is completed, not signalled.");
        }
    }

    private void check(EngineAction.UnseenWrite write) {
        Set<String> names = new TreeSet<>(write.names());
        names.retainAll(models.allResults());
        if (!names.isEmpty()) {
            throw new ApprovalRefusal("%s hold what was decided: nobody but the process itself writes them."
                    .formatted(String.join(", ", names)));
        }
    }

    private Optional<String> definitionOf(String instanceId) {
        @Nullable
        ProcessInstance instance = runtimeService
                .createProcessInstanceQuery()
                .processInstanceId(instanceId)
                .singleResult();
        return Optional.ofNullable(instance).map(ProcessInstance::getProcessDefinitionId);
    }
}
