package dev.countersign.notification;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Map;

/** Knows which webhook is to hear of what, and writes the messages. */
@ApplicationScoped
class Webhooks {
    private final NotificationConfig config;
    private final ObjectMapper json;

    Webhooks(NotificationConfig config, ObjectMapper json) {
        this.config = config;
        this.json = json;
    }

    /** The names of those that get a notice, whoever else is told. */
    List<String> wanting(Notice notice) {
        return config.webhook().entrySet().stream()
                .filter(webhook -> !webhook.getValue().forPeople() && wants(webhook.getValue(), notice))
                .map(Map.Entry::getKey)
                .sorted()
                .toList();
    }

    private static boolean wants(NotificationConfig.Webhook webhook, Notice notice) {
        NoticePlace place = notice.place();
        return (webhook.kinds().isEmpty() || webhook.kinds().get().contains(notice.kind()))
                && (webhook.groups().isEmpty()
                        || webhook.groups().get().stream()
                                .anyMatch(group -> place.groups().contains(group)))
                && (webhook.definitions().isEmpty()
                        || place.definitionKey() != null
                                && webhook.definitions().get().contains(place.definitionKey()));
    }

    /** The message as JSON in the place of a mail's text. It has no buttons that decide: many people read it. */
    RenderedMail render(Notice notice, Reader reader) {
        MailContent content = MailContent.of(notice, reader, List.of());
        try {
            return new RenderedMail(
                    content.language(),
                    MailRenderer.subject(content.subject()),
                    json.writeValueAsString(SlackMessage.of(content)),
                    "");
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }
}
