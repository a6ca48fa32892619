package dev.countersign.task;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import org.jspecify.annotations.Nullable;
import org.operaton.bpm.engine.TaskService;
import org.operaton.bpm.engine.task.Task;

/** Forgets that a task was delegated, when it goes to somebody else for good. */
@ApplicationScoped
public class Delegations {

    private final TaskService taskService;

    Delegations(TaskService taskService) {
        this.taskService = taskService;
    }

    void end(TaskItem task) {
        if (task.owner() != null || task.delegation() != null) {
            end(task.id());
        }
    }

    /** Whoever worked on it for the owner counts as one who took part. */
    @Transactional
    public void end(String taskId) {
        @Nullable Task engineTask = taskService.createTaskQuery().taskId(taskId).singleResult();
        if (engineTask != null && (engineTask.getOwner() != null || engineTask.getDelegationState() != null)) {
            engineTask.setDelegationState(null);
            engineTask.setOwner(null);
            taskService.saveTask(engineTask);
        }
    }
}
