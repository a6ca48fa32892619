package dev.countersign.engine;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.function.Consumer;
import org.operaton.bpm.engine.ProcessEngine;
import org.operaton.bpm.engine.delegate.DelegateTask;
import org.operaton.bpm.engine.exception.NotFoundException;
import org.operaton.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.operaton.bpm.engine.impl.persistence.entity.TaskEntity;

/** Gives code outside of the engine the view of a user task that listeners inside have. */
@ApplicationScoped
public class OpenTasks {

    private final ProcessEngineConfigurationImpl engine;

    OpenTasks(ProcessEngine engine) {
        this.engine = (ProcessEngineConfigurationImpl) engine.getProcessEngineConfiguration();
    }

    /**
     * Works with an open task within one engine command, in the caller's transaction.
     *
     * @throws NotFoundException when there is no such open task
     */
    public void with(String taskId, Consumer<DelegateTask> work) {
        engine.getCommandExecutorTxRequired().execute(context -> {
            TaskEntity task = context.getTaskManager().findTaskById(taskId);
            if (task == null) {
                throw new NotFoundException("There is no open task '" + taskId + "'.");
            }
            work.accept(task);
            return null;
        });
    }

    /** Gives a task back to its candidates and forgets that it was delegated; the command's listeners hear of it. */
    public void release(String taskId) {
        engine.getCommandExecutorTxRequired().execute(context -> {
            TaskEntity task = context.getTaskManager().findTaskById(taskId);
            if (task != null) {
                task.setDelegationState(null);
                task.setOwner(null);
                task.setAssignee(null);
                task.triggerUpdateEvent();
            }
            return null;
        });
    }
}
