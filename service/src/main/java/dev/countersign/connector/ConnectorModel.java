package dev.countersign.connector;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.countersign.connector.secret.SecretText;
import dev.countersign.connector.secret.Secrets;
import dev.countersign.engine.ModelElement;
import jakarta.inject.Singleton;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;

/** Checks the tasks of connectors at deployment: all that can be known then is refused then. */
@Singleton
class ConnectorModel {

    private final ConnectorCatalog catalog;
    private final Connections connections;
    private final Secrets secrets;
    private final ConnectorConfig config;
    private final ObjectMapper json;

    ConnectorModel(
            ConnectorCatalog catalog,
            Connections connections,
            Secrets secrets,
            ConnectorConfig config,
            ObjectMapper json) {
        this.catalog = catalog;
        this.connections = connections;
        this.secrets = secrets;
        this.config = config;
        this.json = json;
    }

    void check(ModelElement element, Consumer<String> problem) {
        ModelInputs inputs = ModelInputs.of(element);
        String name = inputs.all().getOrDefault("connector", "").strip();
        if (name.isEmpty() || ModelElement.computed(name)) {
            problem.accept("The input parameter 'connector' must name a connector, one of "
                    + String.join(", ", catalog.all().keySet()) + ".");
            return;
        }
        catalog.find(name)
                .ifPresentOrElse(
                        connector -> check(connector, inputs, problem), () -> problem.accept(catalog.unknown(name)));
    }

    /** The shape of each input is checked by the description of the kind; here is what only connectors know. */
    private void check(Connector connector, ModelInputs inputs, Consumer<String> problem) {
        inputs.literal("connection")
                .flatMap(name -> connections.problem(name, connector.connectionTypes()))
                .ifPresent(problem);
        inputs.all().forEach((input, text) -> checkSecrets(connector, input, text, problem));
        attempt(problem, () -> CallPolicy.read(literals(inputs), true, config));
        attempt(
                problem,
                () -> ResponseExpression.parse(
                        inputs.literal("responseExpression").orElse("")));
        attempt(problem, () -> connector.check(inputs, problem));
    }

    private void checkSecrets(Connector connector, String input, String text, Consumer<String> problem) {
        if (!SecretText.mentionsSecret(text)) {
            return;
        }
        Set<String> names = SecretText.names(text);
        boolean takes = connector.secretInputs().stream()
                .anyMatch(place -> place.endsWith(".") ? input.startsWith(place) : input.equals(place));
        if (!takes) {
            problem.accept(
                    "The input parameter '%s' cannot hold a secret; a configured connection can.".formatted(input));
        } else if (names.isEmpty()) {
            problem.accept("The input parameter '%s' names a secret; write it as {{secret:NAME}}.".formatted(input));
        }
        names.stream()
                .filter(name -> !secrets.names().contains(name))
                .forEach(name ->
                        problem.accept("There is no secret '%s' (countersign.secret.%s).".formatted(name, name)));
    }

    private CallInputs literals(ModelInputs inputs) {
        Map<String, Object> literal = new HashMap<>();
        inputs.all().keySet().forEach(name -> inputs.literal(name).ifPresent(text -> literal.put(name, text)));
        return new CallInputs(literal, name -> null, input -> Set.of(), connections, json);
    }

    private static void attempt(Consumer<String> problem, Runnable check) {
        try {
            check.run();
        } catch (IllegalArgumentException e) {
            problem.accept(String.valueOf(e.getMessage()));
        }
    }
}
