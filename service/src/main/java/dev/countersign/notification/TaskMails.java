package dev.countersign.notification;

import dev.countersign.decision.DecisionService;
import dev.countersign.engine.ExtensionProperties;
import dev.countersign.engine.ModelExpressions;
import dev.countersign.engine.UserTaskListener;
import dev.countersign.evidence.EvidenceService;
import dev.countersign.identity.User;
import dev.countersign.identity.UserDirectory;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.operaton.bpm.engine.ProcessEngineException;
import org.operaton.bpm.engine.delegate.DelegateTask;
import org.operaton.bpm.engine.delegate.TaskListener;
import org.operaton.bpm.engine.task.IdentityLink;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Tells those who may work on a new user task about it, in the engine's transaction: the assignee, or else the candidate
 * users and the members of the candidate groups. Who may not work on it for the sake of four eyes is left in peace.
 */
@ApplicationScoped
@Priority(1) // last: the others may still change or refuse the task
class TaskMails implements UserTaskListener {
    private static final Logger LOG = LoggerFactory.getLogger(TaskMails.class);

    private final NotificationService notifications;
    private final UserDirectory directory;
    private final EvidenceService evidence;
    private final DecisionService decisions;
    private final ModelExpressions expressions;
    private final Links links;

    TaskMails(
            NotificationService notifications,
            UserDirectory directory,
            EvidenceService evidence,
            DecisionService decisions,
            ModelExpressions expressions,
            Links links) {
        this.notifications = notifications;
        this.directory = directory;
        this.evidence = evidence;
        this.decisions = decisions;
        this.expressions = expressions;
        this.links = links;
    }

    @Override
    public void onTaskEvent(DelegateTask task, String event) {
        if (event.equals(TaskListener.EVENTNAME_CREATE)) {
            notifications.enqueue(MailTemplate.TASK_CREATED, recipients(task), content(task));
        }
    }

    private List<User> recipients(DelegateTask task) {
        Map<String, User> recipients = new LinkedHashMap<>();
        if (task.getAssignee() != null) {
            directory.find(task.getAssignee()).ifPresent(user -> recipients.put(user.id(), user));
        } else {
            for (IdentityLink candidate : task.getCandidates()) {
                List<User> users = candidate.getUserId() != null
                        ? directory.find(candidate.getUserId()).stream().toList()
                        : directory.membersOf(candidate.getGroupId());
                users.forEach(user -> recipients.put(user.id(), user));
            }
        }
        recipients.keySet().removeAll(excluded(task));
        return List.copyOf(recipients.values());
    }

    private Set<String> excluded(DelegateTask task) {
        String activityIds = ExtensionProperties.of(task)
                .getOrDefault("excludeParticipantsOf", "")
                .strip();
        return activityIds.isEmpty()
                ? Set.of()
                : decisions.decidersOf(task.getProcessInstanceId(), Set.of(activityIds.split("\\s*,\\s*")));
    }

    private MailContent content(DelegateTask task) {
        String process = task.getExecution()
                .getProcessEngineServices()
                .getRepositoryService()
                .getProcessDefinition(task.getProcessDefinitionId())
                .getName();
        String businessKey = task.getExecution().getProcessBusinessKey();
        List<MailContent.Fact> facts = new ArrayList<>();
        addFact(facts, "Process", process);
        addFact(facts, "Business key", businessKey);
        addFact(facts, "Description", task.getDescription());
        addFact(
                facts,
                "Due",
                task.getDueDate() == null ? null : Times.utc(task.getDueDate().toInstant()));
        String name = task.getName() == null ? task.getTaskDefinitionKey() : task.getName();
        String title = businessKey == null ? name : name + " · " + businessKey;
        return new MailContent(title, "", facts, metrics(task), null, links.task(task.getId()));
    }

    private static void addFact(List<MailContent.Fact> facts, String label, @Nullable String value) {
        if (value != null && !value.isBlank()) {
            facts.add(new MailContent.Fact(label, value));
        }
    }

    /** A mail without its figures is better than a process that cannot go on: the task page says what is wrong with them. */
    private List<EvidenceMetric> metrics(DelegateTask task) {
        String expression = ExtensionProperties.of(task).get("evidence");
        if (expression == null) {
            return List.of();
        }
        try {
            Object digest = expressions.evaluate(expression, task);
            return digest == null
                    ? List.of()
                    : evidence.find(digest.toString()).map(EvidenceMetrics::of).orElse(List.of());
        } catch (ProcessEngineException e) {
            LOG.warn("The mail for task {} goes without figures: {} cannot be evaluated", task.getId(), expression, e);
            return List.of();
        }
    }
}
