package dev.countersign.connector.kafka;

import static dev.countersign.connector.OperationConnector.call;
import static dev.countersign.connector.OperationConnector.connection;

import dev.countersign.connector.CallContext;
import dev.countersign.connector.CallInputs;
import dev.countersign.connector.Connection;
import dev.countersign.connector.Connector;
import dev.countersign.connector.ConnectorFailure;
import dev.countersign.connector.ConnectorFailure.Reach;
import dev.countersign.connector.OperationConnector;
import dev.countersign.connector.RequestBody;
import dev.countersign.connector.camel.CamelRuntime;
import dev.countersign.taskkind.TaskField;
import dev.countersign.taskkind.TaskField.Type;
import dev.countersign.taskkind.TaskKind;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.apache.camel.Exchange;
import org.apache.camel.component.kafka.KafkaComponent;
import org.apache.camel.component.kafka.KafkaConfiguration;
import org.apache.camel.component.kafka.KafkaConstants;
import org.apache.camel.component.kafka.KafkaEndpoint;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.errors.AuthenticationException;
import org.apache.kafka.common.errors.AuthorizationException;
import org.apache.kafka.common.errors.TimeoutException;
import org.jspecify.annotations.Nullable;

/** Sends records to Kafka, acknowledged by all replicas in sync. */
@Singleton
class KafkaConnectors {

    private static final Pattern TOPIC = Pattern.compile("[A-Za-z0-9._-]{1,249}");

    private final CamelRuntime camel;

    KafkaConnectors(CamelRuntime camel) {
        this.camel = camel;
    }

    @Produces
    @Singleton
    Connector produce() {
        return new OperationConnector(
                "kafka-produce",
                Set.of("kafka"),
                TaskKind.external(
                                "connector-kafka-produce",
                                "Kafka record",
                                "Sends one record to a topic and waits until the brokers have it.",
                                1,
                                "connector",
                                List.of(
                                        connection("kafka", "kafka"),
                                        TaskField.input(
                                                        "topic",
                                                        "Topic",
                                                        "It must exist, or be one that the brokers make.")
                                                .in("Target")
                                                .asRequired()
                                                .like("orders"),
                                        TaskField.input("key", "Key", "Records of the same key keep their order.")
                                                .in("Target"),
                                        TaskField.input(
                                                        "body",
                                                        "Value",
                                                        "Text, or an expression that gives text, a map or a list.")
                                                .as(Type.LONG_TEXT)
                                                .in("Target"),
                                        TaskField.input(
                                                        "bodyVariable",
                                                        "Variable with the value",
                                                        "The name of a process variable.")
                                                .in("Target")))
                        .accepting("header.*", "headers"),
                (self, inputs) -> {
                    Plan plan = plan(inputs.connection(self), inputs);
                    return call(false, context -> send(plan, context));
                });
    }

    private record Plan(
            Connection connection,
            String topic,
            String key,
            @Nullable String value,
            Map<String, String> headers) {}

    private static Plan plan(Connection connection, CallInputs inputs) {
        String topic = inputs.required("topic");
        if (!TOPIC.matcher(topic).matches()) {
            throw new IllegalArgumentException(
                    "The input parameter 'topic' is no name of a topic: '%s'.".formatted(topic));
        }
        Map<String, String> headers = new LinkedHashMap<>();
        inputs.named("headers", "header.").forEach((name, value) -> {
            String lower = name.toLowerCase(Locale.ROOT);
            if (lower.startsWith("camel") || lower.startsWith("kafka.") || lower.startsWith("org.apache.camel")) {
                throw new IllegalArgumentException("The header '%s' cannot be set.".formatted(name));
            }
            headers.put(name, inputs.asText("header." + name, value));
        });
        return new Plan(
                connection, topic, inputs.text("key"), RequestBody.read(inputs).text(), headers);
    }

    private Object send(Plan plan, CallContext context) throws Exception {
        KafkaComponent component = camel.ready(new KafkaComponent());
        try {
            KafkaEndpoint endpoint = new KafkaEndpoint("kafka:connector", component);
            endpoint.setConfiguration(configuration(plan, context));
            return camel.send(
                    endpoint,
                    exchange -> {
                        exchange.getIn().setBody(plan.value());
                        if (!plan.key().isEmpty()) {
                            exchange.getIn().setHeader(KafkaConstants.KEY, plan.key());
                        }
                        plan.headers().forEach(exchange.getIn()::setHeader);
                        exchange.getIn().setHeader("countersign-task", context.key());
                    },
                    KafkaConnectors::metadata);
        } catch (Exception e) {
            throw failure(plan.connection(), e);
        } finally {
            component.stop();
        }
    }

    /** Camel and the client wrap what happened in one thing or another. */
    private static Exception failure(Connection connection, Exception thrown) {
        for (Throwable each = thrown; each != null; each = each.getCause()) {
            if (each instanceof AuthenticationException || each instanceof AuthorizationException) {
                return ConnectorFailure.of(
                        "sign-in",
                        Reach.NOT_SENT,
                        "The brokers refuse the connection '%s': %s".formatted(connection.name(), each.getMessage()),
                        thrown);
            }
            if (each instanceof TimeoutException) {
                // without metadata nothing was sent; with it nobody knows
                boolean unsent = String.valueOf(each.getMessage()).contains("metadata");
                return ConnectorFailure.of(
                        unsent ? "connect-timeout" : "timeout",
                        unsent ? Reach.NOT_SENT : Reach.UNKNOWN,
                        "The brokers of '%s' did not answer in time: %s"
                                .formatted(connection.name(), each.getMessage()),
                        thrown);
            }
        }
        return thrown;
    }

    private static Object metadata(Exchange exchange) {
        List<?> sent = exchange.getMessage().getHeader(KafkaConstants.KAFKA_RECORD_META, List.class);
        if (sent == null || sent.isEmpty() || !(sent.get(0) instanceof RecordMetadata metadata)) {
            throw ConnectorFailure.of("failed", Reach.UNKNOWN, "The brokers did not say where the record is.", null);
        }
        return Map.of("topic", metadata.topic(), "partition", metadata.partition(), "offset", metadata.offset());
    }

    private static KafkaConfiguration configuration(Plan plan, CallContext context) {
        Connection connection = plan.connection();
        // a little less than there is: what Kafka says of its own time-out tells more than ours
        int left = context.remainingMillis() * 4 / 5;
        KafkaConfiguration configuration = new KafkaConfiguration();
        configuration.setBrokers(connection.url());
        configuration.setTopic(plan.topic());
        configuration.setClientId("countersign-connector");
        configuration.setRequestRequiredAcks("all");
        configuration.setEnableIdempotence(true);
        configuration.setMaxBlockMs(left);
        configuration.setLingerMs(0);
        configuration.setRecordMetadata(true);
        configuration.setRequestTimeoutMs(left);
        configuration.setDeliveryTimeoutMs(left);
        // the client would send figures of itself to the brokers, and show them to JMX
        configuration.setAdditionalProperties(Map.of("enable.metrics.push", "false", "metric.reporters", ""));
        connection.option("security-protocol").ifPresent(configuration::setSecurityProtocol);
        if (connection.user().isPresent()) {
            String secret = connection.secret(context.redaction());
            configuration.setSaslMechanism(connection.option("sasl-mechanism").orElse("PLAIN"));
            String module = configuration.getSaslMechanism().startsWith("SCRAM")
                    ? "org.apache.kafka.common.security.scram.ScramLoginModule"
                    : "org.apache.kafka.common.security.plain.PlainLoginModule";
            configuration.setSaslJaasConfig("%s required username=%s password=%s;"
                    .formatted(module, quoted(connection.user().get()), quoted(secret)));
        }
        return configuration;
    }

    private static String quoted(String text) {
        return "\"" + text.replace("\\", "\\\\").replace("\"", "\\\"") + "\"";
    }
}
