package dev.countersign.notification;

import dev.countersign.engine.ExtensionProperties;
import dev.countersign.engine.ModelExpressions;
import dev.countersign.evidence.EvidenceService;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.operaton.bpm.engine.HistoryService;
import org.operaton.bpm.engine.ProcessEngineException;
import org.operaton.bpm.engine.RepositoryService;
import org.operaton.bpm.engine.TaskService;
import org.operaton.bpm.engine.delegate.DelegateTask;
import org.operaton.bpm.engine.history.HistoricProcessInstance;
import org.operaton.bpm.engine.task.Task;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Reads what a mail says about a user task. */
@ApplicationScoped
class TaskContent {
    private static final Logger LOG = LoggerFactory.getLogger(TaskContent.class);

    private final RepositoryService repository;
    private final TaskService tasks;
    private final HistoryService history;
    private final EvidenceService evidence;
    private final ModelExpressions expressions;
    private final Links links;

    TaskContent(
            RepositoryService repository,
            TaskService tasks,
            HistoryService history,
            EvidenceService evidence,
            ModelExpressions expressions,
            Links links) {
        this.repository = repository;
        this.tasks = tasks;
        this.history = history;
        this.evidence = evidence;
        this.expressions = expressions;
        this.links = links;
    }

    /** Within the engine command that touches the task. */
    MailContent of(DelegateTask task, Map<String, String> details) {
        return content(
                task.getId(),
                task.getName() == null ? task.getTaskDefinitionKey() : task.getName(),
                task.getProcessDefinitionId(),
                task.getExecution().getProcessBusinessKey(),
                task.getDescription(),
                task.getDueDate(),
                metrics(
                        task.getId(),
                        ExtensionProperties.of(task).get("evidence"),
                        expression -> expressions.evaluate(expression, task)),
                details);
    }

    /** Of a task that is open; empty when it is not. */
    Optional<MailContent> of(String taskId, Map<String, String> details) {
        Task task = tasks.createTaskQuery().taskId(taskId).singleResult();
        if (task == null) {
            return Optional.empty();
        }
        HistoricProcessInstance instance = history.createHistoricProcessInstanceQuery()
                .processInstanceId(task.getProcessInstanceId())
                .singleResult();
        Map<String, String> properties =
                ExtensionProperties.of(repository, task.getProcessDefinitionId(), task.getTaskDefinitionKey());
        return Optional.of(content(
                taskId,
                task.getName() == null ? task.getTaskDefinitionKey() : task.getName(),
                task.getProcessDefinitionId(),
                instance == null ? null : instance.getBusinessKey(),
                task.getDescription(),
                task.getDueDate(),
                metrics(
                        taskId,
                        properties.get("evidence"),
                        expression -> expressions.evaluateForTask(taskId, expression)),
                details));
    }

    private MailContent content(
            String taskId,
            String name,
            String definitionId,
            @Nullable String businessKey,
            @Nullable String description,
            @Nullable Date due,
            List<EvidenceMetric> metrics,
            Map<String, String> details) {
        List<MailContent.Fact> facts = new ArrayList<>();
        addFact(facts, "Process", repository.getProcessDefinition(definitionId).getName());
        addFact(facts, "Business key", businessKey);
        addFact(facts, "Description", description);
        addFact(facts, "Due", due == null ? null : Times.utc(due.toInstant()));
        details.forEach((label, value) -> {
            if (!label.equals("comment")) {
                addFact(facts, label, value);
            }
        });
        String title = businessKey == null ? name : name + " · " + businessKey;
        return new MailContent(title, "", facts, metrics, details.get("comment"), links.task(taskId));
    }

    private static void addFact(List<MailContent.Fact> facts, String label, @Nullable String value) {
        if (value != null && !value.isBlank()) {
            facts.add(new MailContent.Fact(label, value));
        }
    }

    private interface Evaluation {
        @Nullable
        Object of(String expression);
    }

    /** A mail without its figures is better than a process that cannot go on: the task page says what is wrong with them. */
    private List<EvidenceMetric> metrics(String taskId, @Nullable String expression, Evaluation evaluation) {
        if (expression == null) {
            return List.of();
        }
        try {
            Object digest = evaluation.of(expression);
            return digest == null
                    ? List.of()
                    : evidence.find(digest.toString()).map(EvidenceMetrics::of).orElse(List.of());
        } catch (ProcessEngineException e) {
            LOG.warn("The mail for task {} goes without figures: {} cannot be evaluated", taskId, expression, e);
            return List.of();
        }
    }
}
