package dev.countersign.approval;

import dev.countersign.engine.ExtensionProperties;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.operaton.bpm.engine.RepositoryService;
import org.operaton.bpm.engine.RuntimeService;
import org.operaton.bpm.engine.TaskService;
import org.operaton.bpm.engine.delegate.DelegateTask;
import org.operaton.bpm.engine.runtime.ProcessInstance;
import org.operaton.bpm.engine.task.Task;

/** Finds a user task together with its rules. */
@ApplicationScoped
class GuardedTasks {

    private final TaskService taskService;
    private final RuntimeService runtimeService;
    private final RepositoryService repositoryService;

    GuardedTasks(TaskService taskService, RuntimeService runtimeService, RepositoryService repositoryService) {
        this.taskService = taskService;
        this.runtimeService = runtimeService;
        this.repositoryService = repositoryService;
    }

    /** An open task of a process instance; empty for others. */
    Optional<GuardedTask> find(String taskId) {
        @Nullable Task task = taskService.createTaskQuery().taskId(taskId).singleResult();
        if (task == null || task.getProcessInstanceId() == null) {
            return Optional.empty();
        }
        @Nullable
        ProcessInstance instance = runtimeService
                .createProcessInstanceQuery()
                .processInstanceId(task.getProcessInstanceId())
                .singleResult();
        return Optional.of(new GuardedTask(
                task.getId(),
                task.getTaskDefinitionKey(),
                task.getProcessDefinitionId(),
                key(task.getProcessDefinitionId()),
                task.getProcessInstanceId(),
                instance == null ? task.getProcessInstanceId() : instance.getRootProcessInstanceId(),
                ApprovalRules.of(ExtensionProperties.of(
                        repositoryService, task.getProcessDefinitionId(), task.getTaskDefinitionKey()))));
    }

    /** The task within a running engine command. */
    GuardedTask of(DelegateTask task) {
        String root = task.getExecution() instanceof ProcessInstance execution
                ? execution.getRootProcessInstanceId()
                : task.getProcessInstanceId();
        return new GuardedTask(
                task.getId(),
                task.getTaskDefinitionKey(),
                task.getProcessDefinitionId(),
                key(task.getProcessDefinitionId()),
                task.getProcessInstanceId(),
                root == null ? task.getProcessInstanceId() : root,
                ApprovalRules.of(ExtensionProperties.of(task)));
    }

    private String key(String definitionId) {
        return repositoryService.getProcessDefinition(definitionId).getKey();
    }
}
