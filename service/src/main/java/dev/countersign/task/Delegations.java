package dev.countersign.task;

import jakarta.enterprise.context.ApplicationScoped;
import org.jspecify.annotations.Nullable;
import org.operaton.bpm.engine.TaskService;
import org.operaton.bpm.engine.task.Task;

/** Forgets that a task was delegated, when it goes to somebody else for good. */
@ApplicationScoped
class Delegations {

    private final TaskService taskService;

    Delegations(TaskService taskService) {
        this.taskService = taskService;
    }

    void end(TaskItem task) {
        if (task.owner() == null && task.delegation() == null) {
            return;
        }
        @Nullable
        Task engineTask = taskService.createTaskQuery().taskId(task.id()).singleResult();
        if (engineTask != null) {
            engineTask.setDelegationState(null);
            engineTask.setOwner(null);
            taskService.saveTask(engineTask);
        }
    }
}
