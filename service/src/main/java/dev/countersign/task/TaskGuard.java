package dev.countersign.task;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.countersign.decision.DecidedTask;
import dev.countersign.decision.DecisionService;
import dev.countersign.decision.NewDecision;
import dev.countersign.engine.EngineUser;
import dev.countersign.engine.ExtensionProperties;
import dev.countersign.engine.UserTaskListener;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import java.util.UUID;
import org.operaton.bpm.engine.RepositoryService;
import org.operaton.bpm.engine.delegate.DelegateTask;
import org.operaton.bpm.engine.delegate.TaskListener;

/**
 * Stands in the engine's own transaction, so that the bond between decision and evidence, and the record hold for every way
 * in: {@code /api}, {@code /engine-rest}, models and programs. Who may decide is up to the {@code approval} package.
 */
@ApplicationScoped
@Priority(100)
class TaskGuard implements UserTaskListener {

    /** Who is recorded when neither a signed-in user nor an assignee stands behind a completion. */
    private static final String NOBODY = "system";

    private final TaskLock lock;
    private final Completions completions;
    private final TaskEvidence evidence;
    private final DecisionService decisions;
    private final EngineUser engineUser;
    private final RepositoryService repositoryService;
    private final ObjectMapper json;

    TaskGuard(
            TaskLock lock,
            Completions completions,
            TaskEvidence evidence,
            DecisionService decisions,
            EngineUser engineUser,
            RepositoryService repositoryService,
            ObjectMapper json) {
        this.lock = lock;
        this.completions = completions;
        this.evidence = evidence;
        this.decisions = decisions;
        this.engineUser = engineUser;
        this.repositoryService = repositoryService;
        this.json = json;
    }

    @Override
    public void onTaskEvent(DelegateTask task, String event) {
        if (event.equals(TaskListener.EVENTNAME_COMPLETE)) {
            complete(task);
        }
    }

    private void complete(DelegateTask task) {
        // before the record, whose lock all others wait for: in the order of every completion
        lock.acquireRunOf(task.getId());
        lock.acquire(task.getId());
        Optional<AuthorisedCompletion> authorised = completions.of(task.getId());
        TaskRules rules = rules(task);
        if (authorised.isPresent()) {
            AuthorisedCompletion completion = authorised.get();
            if (!completion.evidence().equals(evidence.digest(task, rules))) {
                throw new TaskRefusal("The evidence of task '%s' has changed.".formatted(task.getId()));
            }
            record(task, completion);
            return;
        }
        if (rules.evidence().isPresent()) {
            throw new TaskRefusal(
                    ("Task '%s' shows evidence: its decision is bound to what was shown, so it can only be"
                                    + " completed through POST /api/tasks/%s/complete.")
                            .formatted(task.getId(), task.getId()));
        }
        String userId = engineUser.id().orElseGet(() -> task.getAssignee() == null ? NOBODY : task.getAssignee());
        record(
                task,
                new AuthorisedCompletion(
                        task.getId(), UUID.randomUUID(), userId, json.createObjectNode(), Optional.empty()));
    }

    private void record(DelegateTask task, AuthorisedCompletion completion) {
        ObjectNode data = completion.data();
        decisions.record(new NewDecision(
                completion.decisionId(),
                new DecidedTask(
                        task.getId(),
                        task.getTaskDefinitionKey(),
                        task.getName(),
                        task.getProcessInstanceId(),
                        repositoryService
                                .getProcessDefinition(task.getProcessDefinitionId())
                                .getKey(),
                        task.getExecution().getProcessBusinessKey()),
                completion.userId(),
                completion.outcome(),
                completion.comment(),
                data,
                completion.evidence().orElse(null)));
    }

    private static TaskRules rules(DelegateTask task) {
        return TaskRules.of(ExtensionProperties.of(task));
    }
}
