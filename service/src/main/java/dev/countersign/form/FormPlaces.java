package dev.countersign.form;

import jakarta.enterprise.context.ApplicationScoped;
import org.operaton.bpm.engine.RepositoryService;
import org.operaton.bpm.engine.TaskService;
import org.operaton.bpm.engine.task.Task;

/** Where a form belongs. */
@ApplicationScoped
class FormPlaces {

    private final TaskService taskService;
    private final RepositoryService repositoryService;

    FormPlaces(TaskService taskService, RepositoryService repositoryService) {
        this.taskService = taskService;
        this.repositoryService = repositoryService;
    }

    FormPlace ofTask(String taskId) {
        Task task = taskService.createTaskQuery().taskId(taskId).singleResult();
        return FormPlace.ofTask(key(task.getProcessDefinitionId()), taskId, task.getProcessInstanceId());
    }

    FormPlace ofStart(String processDefinitionId) {
        return FormPlace.ofStart(key(processDefinitionId));
    }

    private String key(String processDefinitionId) {
        return repositoryService.getProcessDefinition(processDefinitionId).getKey();
    }
}
