package dev.countersign.connector.named;

import dev.countersign.connector.CallContext;
import dev.countersign.connector.CallInputs;
import dev.countersign.connector.Connector;
import dev.countersign.connector.ConnectorCall;
import dev.countersign.connector.ConnectorConfig;
import dev.countersign.connector.ConnectorFailure;
import dev.countersign.connector.ConnectorFailure.Reach;
import dev.countersign.connector.ModelInputs;
import dev.countersign.connector.OperationConnector;
import dev.countersign.connector.RequestBody;
import dev.countersign.connector.TextContent;
import dev.countersign.connector.camel.CamelRuntime;
import dev.countersign.connector.secret.SecretText;
import dev.countersign.connector.secret.Secrets;
import dev.countersign.taskkind.TaskField;
import dev.countersign.taskkind.TaskField.Type;
import dev.countersign.taskkind.TaskKind;
import jakarta.inject.Singleton;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;
import org.apache.camel.Component;
import org.apache.camel.Exchange;
import org.jspecify.annotations.Nullable;

/** Sends a message to a Camel endpoint whose URI stands in the configuration: a model can neither write nor change it. */
@Singleton
class EndpointConnector implements Connector {

    private final ConnectorConfig config;
    private final Secrets secrets;
    private final CamelRuntime camel;
    private final TextContent texts;

    EndpointConnector(ConnectorConfig config, Secrets secrets, CamelRuntime camel, TextContent texts) {
        this.config = config;
        this.secrets = secrets;
        this.camel = camel;
        this.texts = texts;
    }

    @Override
    public String name() {
        return "endpoint";
    }

    @Override
    public Set<String> connectionTypes() {
        return Set.of();
    }

    @Override
    public TaskKind kind() {
        return TaskKind.external(
                        "connector-endpoint",
                        "Camel endpoint",
                        "Sends a message to an endpoint of Apache Camel that an operator has configured.",
                        1,
                        "connector",
                        List.of(
                                TaskField.input("endpoint", "Endpoint", "A name of countersign.connector.endpoints.")
                                        .asRequired()
                                        .like("archive")
                                        .in("Target"),
                                TaskField.input(
                                                "body",
                                                "Body",
                                                "Text, or an expression that gives text, a map or a list.")
                                        .as(Type.LONG_TEXT)
                                        .in("Target"),
                                TaskField.input(
                                                "bodyVariable",
                                                "Variable with the body",
                                                "The name of a process variable.")
                                        .in("Target")))
                .accepting("header.*", "headers");
    }

    @Override
    public void check(ModelInputs inputs, Consumer<String> problem) {
        inputs.literal("endpoint").ifPresent(name -> {
            uri(name);
            inputs.all().keySet().stream()
                    .filter(input -> input.startsWith("header.") && input.length() > "header.".length())
                    .forEach(input -> checkHeader(name, input.substring("header.".length())));
        });
    }

    @Override
    public ConnectorCall prepare(CallInputs inputs) {
        String name = inputs.required("endpoint");
        String uri = uri(name);
        String body = RequestBody.read(inputs).text();
        Map<String, String> headers = new LinkedHashMap<>();
        inputs.named("headers", "header.").forEach((header, value) -> {
            checkHeader(name, header);
            headers.put(header, inputs.asText("header." + header, value));
        });
        return OperationConnector.call(false, context -> send(name, uri, body, headers, context));
    }

    /** What a component takes for an order is its own business, so nobody can list it: the operator lists what is none. */
    private void checkHeader(String endpoint, String header) {
        String lower = header.toLowerCase(Locale.ROOT);
        if (lower.startsWith("camel") || lower.startsWith("org.apache.camel")) {
            throw new IllegalArgumentException(
                    "The header '%s' cannot be set: it is an order to Camel.".formatted(header));
        }
        Set<String> permitted = config.endpointHeaders().getOrDefault(endpoint, Set.of());
        if (permitted.stream().noneMatch(header::equalsIgnoreCase)) {
            throw new IllegalArgumentException(
                    "The header '%s' cannot be set: the endpoint '%s' takes %s (countersign.connector.endpoint-headers.%s)."
                            .formatted(
                                    header,
                                    endpoint,
                                    permitted.isEmpty() ? "none" : new TreeSet<>(permitted),
                                    endpoint));
        }
    }

    private String uri(String name) {
        return Optional.ofNullable(config.endpoints().get(name))
                .orElseThrow(() -> new IllegalArgumentException(
                        "There is no endpoint '%s'; configured are %s (countersign.connector.endpoints.<name>)."
                                .formatted(
                                        name, new TreeSet<>(config.endpoints().keySet()))));
    }

    private Object send(
            String name, String uri, @Nullable String body, Map<String, String> headers, CallContext context)
            throws Exception {
        String complete = SecretText.fillAll(uri, secret -> secrets.value(secret, context.redaction()));
        String scheme = complete.replaceFirst(":.*", "");
        Component component = camel.context().getComponent(scheme);
        if (component == null) {
            throw ConnectorFailure.of(
                    "configuration",
                    Reach.NOT_SENT,
                    "The endpoint '%s' needs Camel's component '%s', which is not on the class path."
                            .formatted(name, scheme),
                    null);
        }
        return camel.send(
                component.createEndpoint(complete),
                exchange -> {
                    exchange.getIn().setBody(body);
                    headers.forEach(exchange.getIn()::setHeader);
                },
                exchange -> answer(name, exchange));
    }

    private Object answer(String name, Exchange exchange) throws Exception {
        Object body = exchange.hasOut() ? exchange.getMessage().getBody() : null;
        Map<String, @Nullable Object> result = new LinkedHashMap<>();
        if (body instanceof InputStream stream) {
            result.put("body", texts.of(stream.readNBytes(texts.limit() + 1), name));
        } else if (body != null) {
            String text = exchange.getContext().getTypeConverter().convertTo(String.class, exchange, body);
            result.put(
                    "body",
                    text == null
                            ? body.getClass().getSimpleName()
                            : texts.of(text.getBytes(StandardCharsets.UTF_8), name));
        } else {
            result.put("body", null);
        }
        return result;
    }
}
