package dev.countersign.connector.http;

import static dev.countersign.connector.OperationConnector.call;
import static dev.countersign.connector.OperationConnector.connection;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.countersign.connector.CallContext;
import dev.countersign.connector.Connection;
import dev.countersign.connector.Connector;
import dev.countersign.connector.ConnectorFailure;
import dev.countersign.connector.ConnectorFailure.Reach;
import dev.countersign.connector.OperationConnector;
import dev.countersign.taskkind.TaskField;
import dev.countersign.taskkind.TaskField.Type;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Messages to the incoming webhook of Slack and what is compatible with it. The whole address of a webhook is a secret. */
@Singleton
class SlackConnector {

    private final HttpSender sender;
    private final ObjectMapper json;

    SlackConnector(HttpSender sender, ObjectMapper json) {
        this.sender = sender;
        this.json = json;
    }

    @Produces
    @Singleton
    Connector slack() {
        return OperationConnector.of(
                "slack",
                "slack",
                "Post to Slack",
                "Posts a message to a channel by an incoming webhook.",
                List.of(
                        connection("slack", "chat"),
                        TaskField.input("text", "Text", "In Slack's markup; also what notifications show.")
                                .as(Type.LONG_TEXT)
                                .in("Message")
                                .asRequired()
                                .like("The forecast is published."),
                        TaskField.input("blocks", "Blocks", "An expression that gives a list of Slack's blocks.")
                                .in("Message")),
                (self, inputs) -> {
                    Map<String, Object> message = new LinkedHashMap<>();
                    message.put("text", inputs.required("text"));
                    Object blocks = inputs.value("blocks");
                    if (blocks instanceof List<?> list) {
                        message.put("blocks", list);
                    } else if (inputs.has("blocks")) {
                        throw new IllegalArgumentException("The input parameter 'blocks' must be a list.");
                    }
                    Connection chat = inputs.connection(self);
                    return call(false, context -> post(chat, message, context));
                });
    }

    private Object post(Connection chat, Map<String, Object> message, CallContext context) throws Exception {
        HttpTarget target;
        try {
            target = HttpTarget.of(
                    "secret of the connection '" + chat.name() + "'", chat.secret(context.redaction()), true);
        } catch (IllegalArgumentException e) {
            throw ConnectorFailure.of("configuration", Reach.NOT_SENT, String.valueOf(e.getMessage()), e);
        }
        context.redaction().hide(target.uri().getRawPath());
        HttpAnswer answer = sender.send(
                new HttpSender.Request("POST", target, Map.of(), json.writeValueAsString(message), "application/json"),
                context);
        if (answer.status() / 100 != 2) {
            throw ConnectorFailure.status(
                    answer.status(),
                    "The chat of '%s' answered with the status %d: %s"
                            .formatted(chat.name(), answer.status(), answer.beginning(context.redaction())),
                    answer.beginning(context.redaction()));
        }
        return Map.of("status", answer.status());
    }
}
