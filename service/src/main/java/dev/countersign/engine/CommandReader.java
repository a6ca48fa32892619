package dev.countersign.engine;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.operaton.bpm.engine.impl.ModificationBuilderImpl;
import org.operaton.bpm.engine.impl.ProcessInstanceModificationBuilderImpl;
import org.operaton.bpm.engine.impl.ProcessInstantiationBuilderImpl;
import org.operaton.bpm.engine.impl.RestartProcessInstanceBuilderImpl;
import org.operaton.bpm.engine.impl.cmd.AbstractModificationCmd;
import org.operaton.bpm.engine.impl.cmd.AbstractPatchVariablesCmd;
import org.operaton.bpm.engine.impl.cmd.AbstractProcessInstanceModificationCommand;
import org.operaton.bpm.engine.impl.cmd.AbstractRestartProcessInstanceCmd;
import org.operaton.bpm.engine.impl.cmd.AbstractVariableCmd;
import org.operaton.bpm.engine.impl.cmd.ActivityAfterInstantiationCmd;
import org.operaton.bpm.engine.impl.cmd.ActivityBeforeInstantiationCmd;
import org.operaton.bpm.engine.impl.cmd.ActivityCancellationCmd;
import org.operaton.bpm.engine.impl.cmd.ActivityInstanceCancellationCmd;
import org.operaton.bpm.engine.impl.cmd.ExternalTaskCmd;
import org.operaton.bpm.engine.impl.cmd.FetchExternalTasksCmd;
import org.operaton.bpm.engine.impl.cmd.HandleExternalTaskCmd;
import org.operaton.bpm.engine.impl.cmd.ModifyProcessInstanceAsyncCmd;
import org.operaton.bpm.engine.impl.cmd.ModifyProcessInstanceCmd;
import org.operaton.bpm.engine.impl.cmd.PatchExecutionVariablesCmd;
import org.operaton.bpm.engine.impl.cmd.ProcessInstanceModificationBatchCmd;
import org.operaton.bpm.engine.impl.cmd.RemoveExecutionVariablesCmd;
import org.operaton.bpm.engine.impl.cmd.SetExecutionVariablesCmd;
import org.operaton.bpm.engine.impl.cmd.SignalCmd;
import org.operaton.bpm.engine.impl.cmd.StartProcessInstanceAtActivitiesCmd;
import org.operaton.bpm.engine.impl.cmd.TransitionInstanceCancellationCmd;
import org.operaton.bpm.engine.impl.cmd.TransitionInstantiationCmd;
import org.operaton.bpm.engine.impl.cmd.UnlockExternalTaskCmd;
import org.operaton.bpm.engine.impl.cmd.batch.CorrelateAllMessageBatchCmd;
import org.operaton.bpm.engine.impl.cmd.batch.variables.SetVariablesToProcessInstancesBatchCmd;
import org.operaton.bpm.engine.impl.interceptor.Command;
import org.operaton.bpm.engine.impl.migration.AbstractMigrationCmd;
import org.operaton.bpm.engine.impl.migration.MigrationPlanExecutionBuilderImpl;
import org.operaton.bpm.engine.migration.MigrationInstruction;
import org.operaton.bpm.engine.migration.MigrationPlan;

/** Reads from an engine command what {@link CommandRule}s want to know; nothing for the many commands that are harmless. */
final class CommandReader {

    private CommandReader() {}

    static List<EngineAction> read(Command<?> command) {
        List<EngineAction> actions = new ArrayList<>();
        if (command instanceof FetchExternalTasksCmd) {
            actions.add(new EngineAction.Fetch(
                    Set.copyOf(((Map<?, ?>) value(command, "fetchInstructions"))
                            .keySet().stream().map(Object::toString).toList()),
                    String.valueOf(Mentions.field(command, "workerId"))));
        } else if (command instanceof HandleExternalTaskCmd || command instanceof UnlockExternalTaskCmd) {
            externalTask((ExternalTaskCmd) command).ifPresent(actions::add);
        } else if (command instanceof SignalCmd) {
            actions.add(new EngineAction.Signal(String.valueOf(Mentions.field(command, "executionId"))));
        } else if (command instanceof SetExecutionVariablesCmd
                || command instanceof PatchExecutionVariablesCmd
                || command instanceof RemoveExecutionVariablesCmd) {
            actions.add(new EngineAction.VariableChange(String.valueOf(Mentions.field(command, "entityId"))));
        } else if (command instanceof AbstractMigrationCmd) {
            migration(command).ifPresent(actions::add);
        } else {
            move(command).or(() -> JobCommandReader.read(command)).ifPresent(actions::add);
        }
        Set<String> unseen = command instanceof SetVariablesToProcessInstancesBatchCmd
                        || command instanceof CorrelateAllMessageBatchCmd
                ? Mentions.of(command)
                : carriesVariables(command) ? Mentions.transientOf(command) : Set.of();
        if (!unseen.isEmpty()) {
            actions.add(new EngineAction.UnseenWrite(unseen));
        }
        return actions;
    }

    private static Optional<EngineAction> externalTask(ExternalTaskCmd command) {
        return Optional.ofNullable(Mentions.field(command, "externalTaskId"))
                .map(id -> new EngineAction.ExternalTaskUse(id.toString()));
    }

    private static Optional<EngineAction> move(Command<?> command) {
        if (command instanceof ModifyProcessInstanceCmd || command instanceof ModifyProcessInstanceAsyncCmd) {
            var builder = (ProcessInstanceModificationBuilderImpl) value(command, "builder");
            return Optional.of(new EngineAction.Move(
                    Optional.empty(),
                    Optional.ofNullable(builder.getProcessInstanceId()),
                    steps(builder.getModificationOperations()),
                    command instanceof ModifyProcessInstanceAsyncCmd,
                    false));
        }
        if (command instanceof AbstractModificationCmd<?>) {
            var builder = (ModificationBuilderImpl) value(command, "builder");
            return Optional.of(new EngineAction.Move(
                    Optional.ofNullable(builder.getProcessDefinitionId()),
                    Optional.empty(),
                    steps(builder.getInstructions()),
                    command instanceof ProcessInstanceModificationBatchCmd,
                    false));
        }
        if (command instanceof AbstractRestartProcessInstanceCmd<?>) {
            var builder = (RestartProcessInstanceBuilderImpl) value(command, "builder");
            return Optional.of(new EngineAction.Move(
                    Optional.ofNullable(builder.getProcessDefinitionId()),
                    Optional.empty(),
                    steps(builder.getInstructions()),
                    true,
                    !builder.isInitialVariables()));
        }
        if (command instanceof StartProcessInstanceAtActivitiesCmd) {
            var builder = (ProcessInstantiationBuilderImpl) value(command, "instantiationBuilder");
            return Optional.of(new EngineAction.Move(
                    Optional.ofNullable(
                            builder.getProcessDefinitionId() != null
                                    ? builder.getProcessDefinitionId()
                                    : builder.getProcessDefinitionKey()),
                    Optional.empty(),
                    steps(builder.getModificationBuilder().getModificationOperations()),
                    false,
                    false));
        }
        return Optional.empty();
    }

    private static List<EngineAction.Step> steps(
            @Nullable List<? extends AbstractProcessInstanceModificationCommand> instructions) {
        return instructions == null
                ? List.of()
                : instructions.stream().map(CommandReader::step).toList();
    }

    private static EngineAction.Step step(AbstractProcessInstanceModificationCommand instruction) {
        if (instruction instanceof ActivityBeforeInstantiationCmd) {
            return step(EngineAction.Step.Kind.BEFORE, instruction, "activityId");
        }
        if (instruction instanceof ActivityAfterInstantiationCmd) {
            return step(EngineAction.Step.Kind.AFTER, instruction, "activityId");
        }
        if (instruction instanceof TransitionInstantiationCmd) {
            return step(EngineAction.Step.Kind.TRANSITION, instruction, "transitionId");
        }
        if (instruction instanceof ActivityCancellationCmd) {
            return step(EngineAction.Step.Kind.CANCEL, instruction, "activityId");
        }
        String field = instruction instanceof ActivityInstanceCancellationCmd
                ? "activityInstanceId"
                : instruction instanceof TransitionInstanceCancellationCmd
                        ? "transitionInstanceId"
                        : "processInstanceId";
        EngineAction.Step step = step(EngineAction.Step.Kind.CANCEL, instruction, field);
        // the id of an activity instance begins with that of its activity
        return new EngineAction.Step(step.kind(), step.elementId().replaceFirst(":.*", ""));
    }

    private static EngineAction.Step step(EngineAction.Step.Kind kind, Object instruction, String field) {
        return new EngineAction.Step(kind, String.valueOf(Mentions.field(instruction, field)));
    }

    private static Optional<EngineAction> migration(Command<?> command) {
        MigrationPlan plan =
                ((MigrationPlanExecutionBuilderImpl) value(command, "executionBuilder")).getMigrationPlan();
        if (plan == null) {
            return Optional.empty(); // the engine says what is missing
        }
        Map<String, String> activities = new HashMap<>();
        for (MigrationInstruction instruction : plan.getInstructions()) {
            activities.put(instruction.getSourceActivityId(), instruction.getTargetActivityId());
        }
        return Optional.of(new EngineAction.Migration(
                plan.getSourceProcessDefinitionId(), plan.getTargetProcessDefinitionId(), activities));
    }

    /** By name: there is no common type of the commands that take variables. */
    private static boolean carriesVariables(Command<?> command) {
        String name = command.getClass().getSimpleName();
        return command instanceof AbstractVariableCmd
                || command instanceof AbstractPatchVariablesCmd
                || command instanceof HandleExternalTaskCmd
                || name.startsWith("Complete")
                || name.startsWith("Correlate")
                || name.startsWith("HandleTask")
                || name.startsWith("Submit")
                || name.startsWith("Signal")
                || name.startsWith("MessageEvent")
                || name.startsWith("EvaluateStart")
                || name.startsWith("StartProcess")
                || name.startsWith("ResolveTask")
                || name.startsWith("Modify")
                || name.startsWith("Migrate");
    }

    private static Object value(Object command, String field) {
        return Objects.requireNonNull(Mentions.field(command, field));
    }
}
