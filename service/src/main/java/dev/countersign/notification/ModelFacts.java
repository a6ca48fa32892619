package dev.countersign.notification;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.joda.time.ReadableInstant;
import org.jspecify.annotations.Nullable;
import org.operaton.bpm.engine.RepositoryService;
import org.operaton.bpm.engine.TaskService;
import org.operaton.bpm.engine.delegate.DelegateExecution;
import org.operaton.bpm.engine.task.Task;

/** Turns the facts that a model gives into what people are told. */
@ApplicationScoped
class ModelFacts {
    private static final String COMMENT = "comment";
    private static final String TASK = "task";
    private static final int MAX_VALUE = 1_000;

    private final Links links;
    private final TaskNotices tasks;
    private final TaskService taskService;
    private final RepositoryService repository;

    ModelFacts(Links links, TaskNotices tasks, TaskService taskService, RepositoryService repository) {
        this.links = links;
        this.tasks = tasks;
        this.taskService = taskService;
        this.repository = repository;
    }

    /**
     * What a model gives as the subject.
     *
     * @param translations the same in other languages, by their ids
     */
    record Subject(String text, Map<String, String> translations) {}

    /** Empty when the notice is about a task that the model names, and that is not open any more. */
    Optional<Notice> notice(MailTemplate template, DelegateExecution execution, Subject subject, Map<?, ?> facts) {
        List<Notice.Fact> shown = new ArrayList<>();
        String businessKey = execution.getProcessBusinessKey();
        if (businessKey != null) {
            shown.add(Notice.Fact.ofText("businessKey", businessKey));
        }
        facts.forEach((key, value) -> {
            if (!key.equals(COMMENT) && !key.equals(TASK)) {
                fact(key.toString(), value).ifPresent(shown::add);
            }
        });
        String activityId = text(facts.get(TASK));
        Optional<Task> task = activityId == null ? Optional.empty() : openTask(execution, activityId);
        if (activityId != null && task.isEmpty() && template.kind().endsWithTask()) {
            return Optional.empty();
        }
        NoticePlace place = task.map(tasks::placeOf).orElseGet(() -> place(execution));
        return Optional.of(new Notice(
                template,
                null,
                title(subject.text(), businessKey),
                subject.translations().entrySet().stream()
                        .collect(Collectors.toMap(Map.Entry::getKey, each -> title(each.getValue(), businessKey))),
                place,
                shown,
                tasks.document(place),
                text(facts.get(COMMENT)),
                task.map(open -> links.task(open.getId()))
                        .orElseGet(() -> links.instance(execution.getProcessInstanceId()))));
    }

    /** What the mails have a word for is called by that; moments are told in the reader's way. */
    private static Optional<Notice.Fact> fact(String key, @Nullable Object value) {
        String label = label(key);
        Instant moment = moment(value);
        if (moment != null) {
            return Optional.of(Notice.Fact.givenMoment(label, moment));
        }
        String text = text(value);
        return text == null
                ? Optional.empty()
                : Optional.of(
                        Texts.of(Language.EN).all().containsKey("fact." + key)
                                ? Notice.Fact.ofText(key, text)
                                : Notice.Fact.given(label, text));
    }

    private static @Nullable Instant moment(@Nullable Object value) {
        if (value instanceof Date date) {
            return date.toInstant();
        }
        if (value instanceof ZonedDateTime zoned) {
            return zoned.toInstant();
        }
        if (value instanceof OffsetDateTime offset) {
            return offset.toInstant();
        }
        if (value instanceof ReadableInstant instant) { // JUEL's dateTime()
            return Instant.ofEpochMilli(instant.getMillis());
        }
        return value instanceof Instant instant ? instant : null;
    }

    private static String title(String subject, @Nullable String businessKey) {
        return businessKey == null ? subject : subject + " · " + businessKey;
    }

    private NoticePlace place(DelegateExecution execution) {
        return new NoticePlace(
                null,
                null,
                execution.getProcessInstanceId(),
                execution.getProcessDefinitionId(),
                repository
                        .getProcessDefinition(execution.getProcessDefinitionId())
                        .getKey(),
                Set.of(),
                null);
    }

    private Optional<Task> openTask(DelegateExecution execution, String activityId) {
        return taskService
                .createTaskQuery()
                .processInstanceId(execution.getProcessInstanceId())
                .taskDefinitionKey(activityId)
                .active()
                .list()
                .stream()
                .findFirst();
    }

    /** {@code waitingSince} becomes {@code Waiting since}. */
    static String label(String key) {
        String words = key.replaceAll("(?<=[a-z0-9])(?=[A-Z])|[_-]+", " ").toLowerCase(Locale.ROOT);
        return words.isEmpty() ? words : Character.toUpperCase(words.charAt(0)) + words.substring(1);
    }

    private static @Nullable String text(@Nullable Object value) {
        if (value == null) {
            return null;
        }
        String text = value instanceof Map<?, ?> map
                ? map.entrySet().stream()
                        .map(entry -> entry.getKey() + ": " + entry.getValue())
                        .collect(Collectors.joining(", "))
                : value.toString();
        String line = text.strip();
        if (line.isEmpty()) {
            return null;
        }
        return line.length() <= MAX_VALUE ? line : line.substring(0, MAX_VALUE - 1) + "…";
    }
}
