package dev.countersign.connector.named;

import dev.countersign.connector.CallInputs;
import dev.countersign.connector.Connector;
import dev.countersign.connector.ConnectorCall;
import dev.countersign.connector.ConnectorConfig;
import dev.countersign.connector.ModelInputs;
import dev.countersign.connector.OperationConnector;
import dev.countersign.connector.RequestBody;
import dev.countersign.taskkind.TaskField;
import dev.countersign.taskkind.TaskField.Type;
import dev.countersign.taskkind.TaskKind;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;

/**
 * Sends a message to a Camel endpoint whose URI stands in the configuration. A model sets those of its headers and options that
 * the operator has left open, and changes nothing else.
 */
@Singleton
class EndpointConnector implements Connector {

    private final ConnectorConfig config;
    private final EndpointOptions options;
    private final EndpointKinds kinds;
    private final EndpointSender sender;

    EndpointConnector(ConnectorConfig config, EndpointOptions options, EndpointKinds kinds, EndpointSender sender) {
        this.config = config;
        this.options = options;
        this.kinds = kinds;
        this.sender = sender;
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
    public List<TaskKind> configuredKinds() {
        return kinds.all();
    }

    @Override
    public TaskKind kind() {
        List<TaskField> fields = new ArrayList<>();
        fields.add(TaskField.input("endpoint", "Endpoint", "A name of countersign.connector.endpoints.")
                .asRequired()
                .like("archive")
                .in("Target"));
        fields.addAll(content());
        return TaskKind.external(
                        "connector-endpoint",
                        "Camel endpoint",
                        "Sends a message to an endpoint of Apache Camel that an operator has configured.",
                        1,
                        "connector",
                        fields)
                .accepting("header.*", "headers", "option.*", "options");
    }

    /** What is sent, wherever it goes. */
    static List<TaskField> content() {
        return List.of(
                TaskField.input("body", "Body", "Text, or an expression that gives text, a map or a list.")
                        .as(Type.LONG_TEXT)
                        .in("Target"),
                TaskField.input("bodyVariable", "Variable with the body", "The name of a process variable.")
                        .in("Target"));
    }

    @Override
    public void check(ModelInputs inputs, Consumer<String> problem) {
        inputs.literal("endpoint").ifPresent(name -> {
            uri(name);
            inputs.all().keySet().stream()
                    .filter(input -> input.startsWith("header.") && input.length() > "header.".length())
                    .forEach(input -> checkHeader(name, input.substring("header.".length())));
            inputs.all().keySet().stream()
                    .filter(input -> input.startsWith(OpenOption.INPUT) && input.length() > OpenOption.INPUT.length())
                    .forEach(input -> checkOption(name, input, inputs, problem));
        });
    }

    private void checkOption(String endpoint, String input, ModelInputs inputs, Consumer<String> problem) {
        try {
            OpenOption option = options.get(endpoint, input.substring(OpenOption.INPUT.length()));
            inputs.literal(input)
                    .map(String::strip)
                    .filter(text -> !text.isEmpty())
                    .ifPresent(option::value);
        } catch (IllegalArgumentException e) {
            problem.accept(String.valueOf(e.getMessage()));
        }
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
        Map<String, String> open = options.read(name, inputs);
        return OperationConnector.call(false, context -> sender.send(name, uri, open, body, headers, context));
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
}
