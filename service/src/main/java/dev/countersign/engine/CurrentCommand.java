package dev.countersign.engine;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.operaton.bpm.engine.batch.Batch;
import org.operaton.bpm.engine.impl.cmd.AbstractDeleteProcessDefinitionCmd;
import org.operaton.bpm.engine.impl.cmd.AbstractDeleteProcessInstanceCmd;
import org.operaton.bpm.engine.impl.cmd.CompleteTaskCmd;
import org.operaton.bpm.engine.impl.cmd.DeleteDeploymentCmd;
import org.operaton.bpm.engine.impl.cmd.DeleteProcessInstanceCmd;
import org.operaton.bpm.engine.impl.cmd.DeleteProcessInstancesCmd;
import org.operaton.bpm.engine.impl.cmd.ExecuteJobsCmd;
import org.operaton.bpm.engine.impl.cmd.HandleExternalTaskCmd;
import org.operaton.bpm.engine.impl.cmd.ResolveTaskCmd;
import org.operaton.bpm.engine.impl.cmd.SubmitTaskFormCmd;
import org.operaton.bpm.engine.impl.context.Context;
import org.operaton.bpm.engine.impl.interceptor.Command;
import org.operaton.bpm.engine.impl.interceptor.CommandContext;
import org.operaton.bpm.engine.impl.jobexecutor.AsyncContinuationJobHandler;
import org.operaton.bpm.engine.impl.jobexecutor.ProcessEventJobHandler;
import org.operaton.bpm.engine.impl.jobexecutor.TimerCatchIntermediateEventJobHandler;
import org.operaton.bpm.engine.impl.jobexecutor.TimerExecuteNestedActivityJobHandler;
import org.operaton.bpm.engine.impl.jobexecutor.TimerStartEventJobHandler;
import org.operaton.bpm.engine.impl.jobexecutor.TimerStartEventSubprocessJobHandler;
import org.operaton.bpm.engine.impl.jobexecutor.TimerTaskListenerJobHandler;
import org.operaton.bpm.engine.impl.persistence.entity.JobEntity;
import org.operaton.bpm.engine.impl.util.ClockUtil;

/** What the engine was asked for on this thread: the outermost call, not what it leads to. */
@ApplicationScoped
public class CurrentCommand {

    private static final ThreadLocal<Deque<Command<?>>> CALLS = ThreadLocal.withInitial(ArrayDeque::new);

    static <T> T run(Command<T> command, Supplier<T> work) {
        Deque<Command<?>> calls = CALLS.get();
        calls.addLast(command);
        try {
            return work.get();
        } finally {
            calls.removeLast();
            if (calls.isEmpty()) {
                CALLS.remove();
            }
        }
    }

    /** The jobs that models have; all others belong to batches, which do what somebody asked for. */
    private static final Set<String> JOBS_OF_MODELS = Set.of(
            AsyncContinuationJobHandler.TYPE,
            ProcessEventJobHandler.TYPE,
            TimerExecuteNestedActivityJobHandler.TYPE,
            TimerCatchIntermediateEventJobHandler.TYPE,
            TimerStartEventJobHandler.TYPE,
            TimerStartEventSubprocessJobHandler.TYPE,
            TimerTaskListenerJobHandler.TYPE);

    /** Whether the engine carries the process on as its model says: a step was completed, or a timer or job is run. */
    public boolean carriesOn() {
        Command<?> command = outermost();
        return (command instanceof CompleteTaskCmd && !(command instanceof ResolveTaskCmd))
                || command instanceof SubmitTaskFormCmd
                || command instanceof HandleExternalTaskCmd
                || job().map(JobEntity::getJobHandlerType)
                        .filter(JOBS_OF_MODELS::contains)
                        .isPresent();
    }

    /** Whether a timer is run that is not due yet. */
    public boolean runsEarly() {
        return job().map(JobEntity::getDuedate)
                .filter(due -> due.after(ClockUtil.getCurrentTime()))
                .isPresent();
    }

    /** Whether whole process instances end. */
    public boolean endsInstances() {
        Command<?> command = outermost();
        return command instanceof AbstractDeleteProcessInstanceCmd
                || command instanceof DeleteProcessInstanceCmd
                || command instanceof DeleteProcessInstancesCmd
                || command instanceof AbstractDeleteProcessDefinitionCmd
                || command instanceof DeleteDeploymentCmd
                || job().map(JobEntity::getJobHandlerType)
                        .filter(Batch.TYPE_PROCESS_INSTANCE_DELETION::equals)
                        .isPresent();
    }

    private static Optional<JobEntity> job() {
        return outermost() instanceof ExecuteJobsCmd
                ? Optional.ofNullable(Context.getCommandContext()).map(CommandContext::getCurrentJob)
                : Optional.empty();
    }

    /** Whether the caller gave a variable of this name. Nobody gives a job anything when it runs. */
    static boolean mentions(String variable) {
        Command<?> command = outermost();
        return command != null
                && !(command instanceof ExecuteJobsCmd)
                && Mentions.of(command).contains(variable);
    }

    private static @Nullable Command<?> outermost() {
        return CALLS.get().peekFirst();
    }
}
