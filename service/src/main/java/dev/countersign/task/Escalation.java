package dev.countersign.task;

import dev.countersign.engine.ExposedToModels;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Named;
import org.operaton.bpm.engine.TaskService;
import org.operaton.bpm.engine.delegate.DelegateExecution;

/**
 * Lets models widen the circle of those who may do a waiting user task, as in
 * {@code ${escalation.invite(execution, 'userTaskApprove', 'managers')}}. It never completes anything: time that passes
 * is no approval.
 */
@Named("escalation")
@ExposedToModels
@ApplicationScoped
public class Escalation {

    private final TaskService taskService;

    Escalation(TaskService taskService) {
        this.taskService = taskService;
    }

    /**
     * Makes a group a candidate of the open tasks of one user task of the same process instance.
     *
     * @param taskKey the user task's id in the model
     * @param group the group that may claim the task from now on
     */
    public void invite(DelegateExecution execution, String taskKey, String group) {
        taskService
                .createTaskQuery()
                .processInstanceId(execution.getProcessInstanceId())
                .taskDefinitionKey(taskKey)
                .list()
                .forEach(task -> taskService.addCandidateGroup(task.getId(), group));
    }
}
