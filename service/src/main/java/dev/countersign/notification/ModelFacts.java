package dev.countersign.notification;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.operaton.bpm.engine.delegate.DelegateExecution;

/** Turns the facts that a model gives into what a mail shows. */
@ApplicationScoped
class ModelFacts {
    private static final String COMMENT = "comment";
    private static final String TASK = "task";
    private static final int MAX_VALUE = 1_000;

    private final Links links;

    ModelFacts(Links links) {
        this.links = links;
    }

    MailContent content(DelegateExecution execution, String subject, Map<?, ?> facts) {
        List<MailContent.Fact> shown = new ArrayList<>();
        String businessKey = execution.getProcessBusinessKey();
        if (businessKey != null) {
            shown.add(new MailContent.Fact("Business key", businessKey));
        }
        facts.forEach((key, value) -> {
            String text = text(value);
            if (text != null && !key.equals(COMMENT) && !key.equals(TASK)) {
                shown.add(new MailContent.Fact(label(key.toString()), text));
            }
        });
        return new MailContent(
                businessKey == null ? subject : subject + " · " + businessKey,
                "",
                shown,
                List.of(),
                text(facts.get(COMMENT)),
                link(execution, text(facts.get(TASK))));
    }

    private String link(DelegateExecution execution, @Nullable String activityId) {
        String instance = links.instance(execution.getProcessInstanceId());
        if (activityId == null) {
            return instance;
        }
        return execution
                .getProcessEngineServices()
                .getTaskService()
                .createTaskQuery()
                .processInstanceId(execution.getProcessInstanceId())
                .taskDefinitionKey(activityId)
                .active()
                .list()
                .stream()
                .findFirst()
                .map(task -> links.task(task.getId()))
                .orElse(instance);
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
