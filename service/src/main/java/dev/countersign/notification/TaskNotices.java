package dev.countersign.notification;

import com.fasterxml.jackson.databind.JsonNode;
import dev.countersign.engine.ExtensionProperties;
import dev.countersign.engine.ModelExpressions;
import dev.countersign.evidence.EvidenceService;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.operaton.bpm.engine.HistoryService;
import org.operaton.bpm.engine.ProcessEngineException;
import org.operaton.bpm.engine.RepositoryService;
import org.operaton.bpm.engine.TaskService;
import org.operaton.bpm.engine.delegate.DelegateTask;
import org.operaton.bpm.engine.history.HistoricProcessInstance;
import org.operaton.bpm.engine.repository.ProcessDefinition;
import org.operaton.bpm.engine.task.IdentityLink;
import org.operaton.bpm.engine.task.IdentityLinkType;
import org.operaton.bpm.engine.task.Task;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Writes what is to be told about a user task. */
@ApplicationScoped
class TaskNotices {
    private static final Logger LOG = LoggerFactory.getLogger(TaskNotices.class);

    private final RepositoryService repository;
    private final TaskService tasks;
    private final HistoryService history;
    private final EvidenceService evidence;
    private final ModelExpressions expressions;
    private final Links links;

    TaskNotices(
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

    /** What is known of a task, whichever way it was found. */
    private record Subject(
            String name,
            @Nullable String businessKey,
            @Nullable String description,
            @Nullable Date due,
            NoticePlace place) {}

    /** Within the engine command that touches the task. */
    Notice of(NoticeKind kind, DelegateTask task, NoticeDetails details) {
        String digest = digest(
                task.getId(),
                ExtensionProperties.of(task).get("evidence"),
                expression -> expressions.evaluate(expression, task));
        return notice(
                kind,
                new Subject(
                        nameOf(task.getName(), task.getTaskDefinitionKey()),
                        task.getExecution().getProcessBusinessKey(),
                        task.getDescription(),
                        task.getDueDate(),
                        place(
                                task.getId(),
                                task.getTaskDefinitionKey(),
                                task.getProcessInstanceId(),
                                task.getProcessDefinitionId(),
                                groups(task.getCandidates()),
                                digest)),
                details);
    }

    /** Of an open task, or of one that was open once: people may still talk about that. */
    Optional<Notice> of(NoticeKind kind, String taskId, NoticeDetails details) {
        Task task = tasks.createTaskQuery().taskId(taskId).singleResult();
        if (task != null) {
            return Optional.of(notice(kind, subject(task), details));
        }
        return kind.endsWithTask()
                ? Optional.empty()
                : history.createHistoricTaskInstanceQuery().taskId(taskId).list().stream()
                        .findFirst()
                        .map(ended -> notice(
                                kind,
                                new Subject(
                                        nameOf(ended.getName(), ended.getTaskDefinitionKey()),
                                        businessKey(ended.getProcessInstanceId()),
                                        null,
                                        null,
                                        place(
                                                taskId,
                                                ended.getTaskDefinitionKey(),
                                                ended.getProcessInstanceId(),
                                                ended.getProcessDefinitionId(),
                                                Set.of(),
                                                null)),
                                details));
    }

    /** What a notice about an open task is about. */
    NoticePlace placeOf(Task task) {
        return subject(task).place();
    }

    @Nullable
    JsonNode document(NoticePlace place) {
        return Optional.ofNullable(place.evidenceDigest())
                .flatMap(evidence::find)
                .orElse(null);
    }

    private Subject subject(Task task) {
        Map<String, String> properties =
                ExtensionProperties.of(repository, task.getProcessDefinitionId(), task.getTaskDefinitionKey());
        return new Subject(
                nameOf(task.getName(), task.getTaskDefinitionKey()),
                businessKey(task.getProcessInstanceId()),
                task.getDescription(),
                task.getDueDate(),
                place(
                        task.getId(),
                        task.getTaskDefinitionKey(),
                        task.getProcessInstanceId(),
                        task.getProcessDefinitionId(),
                        groups(tasks.getIdentityLinksForTask(task.getId())),
                        digest(
                                task.getId(),
                                properties.get("evidence"),
                                expression -> expressions.evaluateForTask(task.getId(), expression))));
    }

    private Notice notice(NoticeKind kind, Subject subject, NoticeDetails details) {
        List<Notice.Fact> facts = new ArrayList<>();
        addText(facts, "process", processName(subject.place()));
        addText(facts, "businessKey", subject.businessKey());
        addText(facts, "description", subject.description());
        if (subject.due() != null) {
            facts.add(Notice.Fact.ofMoment("due", subject.due().toInstant()));
        }
        facts.addAll(details.facts());
        return new Notice(
                MailTemplate.of(kind),
                "subject." + kind.id(),
                subject.businessKey() == null ? subject.name() : subject.name() + " · " + subject.businessKey(),
                subject.place(),
                facts,
                document(subject.place()),
                details.comment(),
                kind == NoticeKind.EXCEPTION
                        ? links.overrides()
                        : links.task(Objects.requireNonNull(subject.place().taskId())));
    }

    private static String nameOf(@Nullable String name, String taskKey) {
        return name == null ? taskKey : name;
    }

    private static void addText(List<Notice.Fact> facts, String key, @Nullable String value) {
        if (value != null && !value.isBlank()) {
            facts.add(Notice.Fact.ofText(key, value));
        }
    }

    private NoticePlace place(
            String taskId,
            String taskKey,
            String instanceId,
            String definitionId,
            Set<String> groups,
            @Nullable String digest) {
        return new NoticePlace(
                taskId,
                taskKey,
                instanceId,
                definitionId,
                repository.getProcessDefinition(definitionId).getKey(),
                groups,
                digest);
    }

    private String processName(NoticePlace place) {
        ProcessDefinition definition = repository.getProcessDefinition(place.definitionId());
        return definition.getName() == null ? definition.getKey() : definition.getName();
    }

    private @Nullable String businessKey(String instanceId) {
        HistoricProcessInstance instance = history.createHistoricProcessInstanceQuery()
                .processInstanceId(instanceId)
                .singleResult();
        return instance == null ? null : instance.getBusinessKey();
    }

    private static Set<String> groups(Collection<? extends IdentityLink> links) {
        return links.stream()
                .filter(link -> IdentityLinkType.CANDIDATE.equals(link.getType()) && link.getGroupId() != null)
                .map(IdentityLink::getGroupId)
                .collect(Collectors.toUnmodifiableSet());
    }

    /** A mail without its figures is better than a process that cannot go on: the task page says what is wrong with them. */
    private static @Nullable String digest(
            String taskId, @Nullable String expression, Function<String, @Nullable Object> evaluation) {
        if (expression == null) {
            return null;
        }
        try {
            Object digest = evaluation.apply(expression);
            return digest == null || digest.toString().isBlank() ? null : digest.toString();
        } catch (ProcessEngineException e) {
            LOG.warn(
                    "The mail for task {} goes without figures: {} cannot be evaluated ({})",
                    taskId,
                    expression,
                    e.getMessage());
            return null;
        }
    }
}
