package dev.countersign.notification;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.stream.Collectors;

/**
 * A message as Slack's incoming webhooks take it, and Mattermost's, Rocket.Chat's and others with them: {@code text} for
 * notifications, {@code blocks} for display. The limits are those of Slack's Block Kit reference.
 */
final class SlackMessage {
    private static final int MAX_HEADER = 150;
    private static final int MAX_TEXT = 3_000;
    private static final int MAX_FIELD = 2_000;
    private static final int MAX_FIELDS = 10;
    private static final int MAX_BUTTON = 75;

    private SlackMessage() {}

    static ObjectNode of(MailContent content) {
        ObjectNode message = JsonNodeFactory.instance.objectNode();
        message.put("text", escaped(MailRenderer.subject(content.subject())));
        ArrayNode blocks = message.putArray("blocks");
        blocks.addObject().put("type", "header").set("text", plain(MailRenderer.subject(content.title()), MAX_HEADER));
        section(blocks, escaped(content.intro()));
        if (content.comment() != null) {
            section(
                    blocks,
                    content.comment().lines().map(line -> "> " + escaped(line)).collect(Collectors.joining("\n")));
        }
        if (!content.facts().isEmpty()) {
            ArrayNode fields = blocks.addObject().put("type", "section").putArray("fields");
            content.facts().stream()
                    .limit(MAX_FIELDS)
                    .forEach(fact -> fields.add(
                            markdown("*" + escaped(fact.label()) + "*\n" + escaped(fact.value()), MAX_FIELD)));
        }
        if (!content.metrics().isEmpty()) {
            section(blocks, content.metrics().stream().map(SlackMessage::line).collect(Collectors.joining("\n")));
        }
        if (content.link() != null) {
            ObjectNode button = blocks.addObject()
                    .put("type", "actions")
                    .putArray("elements")
                    .addObject()
                    .put("type", "button")
                    .put("url", content.link());
            button.set("text", plain(content.linkLabel(), MAX_BUTTON));
        }
        return message;
    }

    private static String line(EvidenceMetric metric) {
        String limit = metric.limit() == null ? "" : " (" + escaped(metric.limit()) + ")";
        return "• " + escaped(metric.label()) + ": *" + escaped(metric.value()) + "*" + limit + " – "
                + metric.statusLabel();
    }

    private static void section(ArrayNode blocks, String text) {
        blocks.addObject().put("type", "section").set("text", markdown(text, MAX_TEXT));
    }

    private static ObjectNode markdown(String text, int length) {
        return JsonNodeFactory.instance.objectNode().put("type", "mrkdwn").put("text", cut(text, length));
    }

    private static ObjectNode plain(String text, int length) {
        return JsonNodeFactory.instance.objectNode().put("type", "plain_text").put("text", cut(text, length));
    }

    private static String cut(String text, int length) {
        return text.length() <= length ? text : text.substring(0, length - 1) + "…";
    }

    /** The three characters that Slack's markup is made of: nobody can forge a mention or a link. */
    static String escaped(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
    }
}
