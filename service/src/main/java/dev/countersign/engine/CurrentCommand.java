package dev.countersign.engine;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
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
import org.operaton.bpm.engine.impl.interceptor.Command;

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

    /** Whether the engine carries the process on as its model says: a step was completed, or a timer or job is due. */
    public boolean carriesOn() {
        Command<?> command = outermost();
        return (command instanceof CompleteTaskCmd && !(command instanceof ResolveTaskCmd))
                || command instanceof SubmitTaskFormCmd
                || command instanceof HandleExternalTaskCmd
                || command instanceof ExecuteJobsCmd;
    }

    /** Whether whole process instances end. */
    public boolean endsInstances() {
        Command<?> command = outermost();
        return command instanceof AbstractDeleteProcessInstanceCmd
                || command instanceof DeleteProcessInstanceCmd
                || command instanceof DeleteProcessInstancesCmd
                || command instanceof AbstractDeleteProcessDefinitionCmd
                || command instanceof DeleteDeploymentCmd;
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
