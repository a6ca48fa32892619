package dev.countersign.connector.aws;

import static dev.countersign.connector.OperationConnector.call;
import static dev.countersign.connector.OperationConnector.connection;

import dev.countersign.connector.CallContext;
import dev.countersign.connector.CallInputs;
import dev.countersign.connector.Connection;
import dev.countersign.connector.Connector;
import dev.countersign.connector.ConnectorConfig;
import dev.countersign.connector.OperationConnector;
import dev.countersign.connector.RequestBody;
import dev.countersign.taskkind.TaskField;
import dev.countersign.taskkind.TaskField.Type;
import dev.countersign.taskkind.TaskKind;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.MessageAttributeValue;
import software.amazon.awssdk.services.sqs.model.SendMessageRequest;
import software.amazon.awssdk.services.sqs.model.SendMessageResponse;

/** Sends messages to queues of Amazon SQS. Queues are named: the address comes from the connection alone. */
@Singleton
class SqsConnector {

    private static final String QUEUE = "[A-Za-z0-9_-]{1,75}(?:\\.fifo)?";
    private static final Pattern ATTRIBUTE =
            Pattern.compile("(?!(?i:aws|amazon)\\.)[A-Za-z0-9_-]+(?:\\.[A-Za-z0-9_-]+)*");
    private static final String FIFO = ".fifo";
    private static final int MOST_ATTRIBUTES = 10;

    private final AwsSystem system;

    SqsConnector(ConnectorConfig config) {
        // who repeats a message cannot be told from who means it twice
        this.system = new AwsSystem(
                "The queue service", "", false, config.maxResponse().asLongValue());
    }

    @Produces
    @Singleton
    Connector send() {
        return new OperationConnector(
                "sqs-send",
                Set.of("sqs"),
                TaskKind.external(
                                "connector-sqs-send",
                                "SQS message",
                                "Sends a message to a queue of Amazon SQS.",
                                1,
                                "connector",
                                fields())
                        .accepting("attribute.*", "attributes"),
                (self, inputs) -> {
                    Plan plan = plan(inputs.connection(self), inputs);
                    // a FIFO queue drops what has the same deduplication id
                    return call(plan.fifo(), context -> send(plan, context));
                });
    }

    private static List<TaskField> fields() {
        return List.of(
                connection("sqs", "queues"),
                TaskField.input("queue", "Queue", "Its name, not its address.")
                        .in("Target")
                        .asRequired()
                        .shaped("^" + QUEUE + "$", "Write the name of a queue: letters, digits, - and _.")
                        .like("orders"),
                TaskField.input("body", "Message", "Text, or an expression that gives text, a map or a list.")
                        .as(Type.LONG_TEXT)
                        .in("Message"),
                TaskField.input("bodyVariable", "Variable with the message", "The name of a process variable.")
                        .in("Message"),
                TaskField.input("delay", "Delay in seconds", "How long nobody sees it, 0 to 900. Not for FIFO queues.")
                        .in("Message")
                        .shaped("^\\d{1,3}$", "Write a whole number from 0 to 900."),
                TaskField.input("group", "Group", "Messages of the same group keep their order. FIFO queues want one.")
                        .in("Message"),
                TaskField.input(
                                "deduplication",
                                "Deduplication id",
                                "A FIFO queue takes the same one once in five minutes. Otherwise the task's own id.")
                        .in("Message"));
    }

    private record Plan(
            Connection connection,
            String queue,
            String body,
            Map<String, String> attributes,
            int delay,
            String group,
            String deduplication) {

        boolean fifo() {
            return queue.endsWith(FIFO);
        }
    }

    private static Plan plan(Connection connection, CallInputs inputs) {
        String queue = inputs.required("queue");
        if (!queue.matches(QUEUE)) {
            throw new IllegalArgumentException(
                    "The input parameter 'queue' is the name of a queue, of letters, digits, '-' and '_', not '%s'."
                            .formatted(queue));
        }
        String body = RequestBody.read(inputs).text();
        if (body == null) {
            throw new IllegalArgumentException(
                    "A message must not be empty: give the input parameter 'body' or 'bodyVariable'.");
        }
        Map<String, String> attributes = new LinkedHashMap<>();
        inputs.named("attributes", "attribute.").forEach((name, value) -> {
            if (!ATTRIBUTE.matcher(name).matches()) {
                throw new IllegalArgumentException("'%s' is no name of a message attribute.".formatted(name));
            }
            String text = inputs.asText("attribute." + name, value);
            if (!text.isEmpty()) {
                attributes.put(name, text);
            }
        });
        if (attributes.size() > MOST_ATTRIBUTES) {
            throw new IllegalArgumentException("A message has at most 10 attributes, not " + attributes.size() + ".");
        }
        Plan plan = new Plan(
                connection,
                queue,
                body,
                attributes,
                inputs.number("delay", -1, 0, 900),
                inputs.text("group"),
                inputs.text("deduplication"));
        if (plan.fifo() && plan.group().isEmpty()) {
            throw new IllegalArgumentException(
                    "The queue '%s' is a FIFO queue: give the input parameter 'group'.".formatted(queue));
        }
        if (plan.fifo() && plan.delay() >= 0) {
            throw new IllegalArgumentException(
                    "The queue '%s' is a FIFO queue: the input parameter 'delay' is not for it.".formatted(queue));
        }
        return plan;
    }

    private Object send(Plan plan, CallContext context) throws Exception {
        return system.use(SqsClient.builder(), plan.connection(), context, client -> {
            String account = plan.connection().option("account").orElse(null);
            String address = client.getQueueUrl(
                            get -> get.queueName(plan.queue()).queueOwnerAWSAccountId(account))
                    .queueUrl();
            SendMessageResponse sent = client.sendMessage(message(plan, address, context));
            Map<String, Object> result = new LinkedHashMap<>();
            result.put("queue", plan.queue());
            result.put("messageId", sent.messageId());
            if (sent.sequenceNumber() != null) {
                result.put("sequenceNumber", sent.sequenceNumber());
            }
            return result;
        });
    }

    private static SendMessageRequest message(Plan plan, String address, CallContext context) {
        SendMessageRequest.Builder message =
                SendMessageRequest.builder().queueUrl(address).messageBody(plan.body());
        Map<String, MessageAttributeValue> attributes = new LinkedHashMap<>();
        plan.attributes()
                .forEach((name, value) -> attributes.put(
                        name,
                        MessageAttributeValue.builder()
                                .dataType("String")
                                .stringValue(value)
                                .build()));
        message.messageAttributes(attributes);
        if (plan.delay() >= 0) {
            message.delaySeconds(plan.delay());
        }
        if (!plan.group().isEmpty()) {
            message.messageGroupId(plan.group());
        }
        if (plan.fifo()) {
            message.messageDeduplicationId(plan.deduplication().isEmpty() ? context.key() : plan.deduplication());
        }
        return message.build();
    }
}
