package dev.countersign.task;

import dev.countersign.engine.ExtensionProperties;
import dev.countersign.engine.UserTaskListener;
import dev.countersign.evidence.EvidenceHistory;
import dev.countersign.evidence.ShownTask;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import org.operaton.bpm.engine.ProcessEngineException;
import org.operaton.bpm.engine.RepositoryService;
import org.operaton.bpm.engine.delegate.DelegateTask;
import org.operaton.bpm.engine.delegate.TaskListener;

/**
 * Remembers which evidence each task shows: when it is created, when somebody takes it, and whenever somebody looks. A
 * process variable can change without the task hearing of it; what nobody looked at in between was not shown.
 */
@ApplicationScoped
@Priority(300)
class ShownEvidence implements UserTaskListener {

    private final TaskEvidence evidence;
    private final EvidenceHistory history;
    private final RepositoryService repositoryService;

    ShownEvidence(TaskEvidence evidence, EvidenceHistory history, RepositoryService repositoryService) {
        this.evidence = evidence;
        this.history = history;
        this.repositoryService = repositoryService;
    }

    @Override
    public void onTaskEvent(DelegateTask task, String event) {
        TaskRules rules = TaskRules.of(ExtensionProperties.of(task));
        if (rules.evidence().isPresent() && !event.equals(TaskListener.EVENTNAME_DELETE)) {
            digest(task, rules).ifPresent(digest -> history.shown(shown(task), digest));
        }
    }

    /** Somebody looks at it now. */
    void shown(TaskItem task, String digest) {
        history.shown(new ShownTask(task.id(), task.instanceId(), task.definitionKey(), task.taskKey()), digest);
    }

    private Optional<String> digest(DelegateTask task, TaskRules rules) {
        try {
            return evidence.digest(task, rules);
        } catch (ProcessEngineException e) {
            return Optional.empty(); // not there yet; whoever opens the task is told
        }
    }

    private ShownTask shown(DelegateTask task) {
        return new ShownTask(
                task.getId(),
                task.getProcessInstanceId(),
                repositoryService
                        .getProcessDefinition(task.getProcessDefinitionId())
                        .getKey(),
                task.getTaskDefinitionKey());
    }
}
