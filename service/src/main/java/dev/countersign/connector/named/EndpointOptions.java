package dev.countersign.connector.named;

import dev.countersign.connector.CallInputs;
import dev.countersign.connector.ConnectorConfig;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.net.URISyntaxException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.apache.camel.tooling.model.ComponentModel;
import org.apache.camel.tooling.model.ComponentModel.EndpointOptionModel;
import org.apache.camel.util.URISupport;

/** The options of configured endpoints that models may set; what an operator may not leave open ends the start. */
@Singleton
class EndpointOptions {

    private static final String PROPERTY = "countersign.connector.endpoint-options.";

    private final Map<String, Map<String, OpenOption>> byEndpoint = new TreeMap<>();

    EndpointOptions(ConnectorConfig config, ComponentCatalog catalog) {
        config.endpointOptions().forEach((endpoint, names) -> {
            String uri = config.endpoints().get(endpoint);
            if (uri == null) {
                throw new IllegalStateException("%s%s: there is no endpoint '%s' (countersign.connector.endpoints.%s)."
                        .formatted(PROPERTY, endpoint, endpoint, endpoint));
            }
            ComponentModel component = catalog.of(uri)
                    .orElseThrow(() -> new IllegalStateException(
                            "%s%s: the component of the endpoint's URI is not on the class path, so nobody knows its options."
                                    .formatted(PROPERTY, endpoint)));
            Map<String, OpenOption> open = new LinkedHashMap<>();
            Set<String> written = written(uri);
            for (String name : names) {
                open.put(name, new OpenOption(openable(endpoint, name, component), written.contains(name)));
            }
            byEndpoint.put(endpoint, open);
        });
    }

    /** A wrong configuration shows when the service starts, not with the first call. */
    void start(@Observes StartupEvent event) {
        // the constructor has looked
    }

    /** The options of an endpoint in the order of the configuration. */
    List<OpenOption> of(String endpoint) {
        return List.copyOf(byEndpoint.getOrDefault(endpoint, Map.of()).values());
    }

    /** @throws IllegalArgumentException when models may not set it */
    OpenOption get(String endpoint, String name) {
        Map<String, OpenOption> open = byEndpoint.getOrDefault(endpoint, Map.of());
        OpenOption option = open.get(name);
        if (option == null) {
            throw new IllegalArgumentException(
                    "The input parameter '%s%s' cannot be set: the endpoint '%s' leaves %s open (%s%s)."
                            .formatted(
                                    OpenOption.INPUT,
                                    name,
                                    endpoint,
                                    open.isEmpty() ? "no option" : open.keySet(),
                                    PROPERTY,
                                    endpoint));
        }
        return option;
    }

    /**
     * The values that a task gives, by the names of the options.
     *
     * @throws IllegalArgumentException naming the input parameter and what is wrong with it
     */
    Map<String, String> read(String endpoint, CallInputs inputs) {
        Map<String, String> values = new LinkedHashMap<>();
        inputs.named("options", OpenOption.INPUT).forEach((name, value) -> {
            OpenOption option = get(endpoint, name);
            String text = inputs.asText(option.input(), value).strip();
            if (!text.isEmpty()) {
                values.put(name, option.value(text));
            }
        });
        of(endpoint).stream()
                .filter(option -> option.required() && !values.containsKey(option.name()))
                .forEach(option -> {
                    throw new IllegalArgumentException(
                            "The input parameter '%s' is missing.".formatted(option.input()));
                });
        return values;
    }

    private static EndpointOptionModel openable(String endpoint, String name, ComponentModel component) {
        EndpointOptionModel option = component.getEndpointOptions().stream()
                .filter(each -> each.getName().equals(name))
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("%s%s: Camel's component '%s' has no option '%s' (%s)."
                        .formatted(PROPERTY, endpoint, component.getScheme(), name, ComponentCatalog.page(component))));
        OpeningRule.refusal(option).ifPresent(reason -> {
            throw new IllegalStateException(
                    "%s%s: the option '%s' of Camel's component '%s' cannot be left open to models: it %s. Set it in countersign.connector.endpoints.%s."
                            .formatted(PROPERTY, endpoint, name, component.getScheme(), reason, endpoint));
        });
        return option;
    }

    private static Set<String> written(String uri) {
        try {
            return Set.copyOf(
                    URISupport.parseQuery(URISupport.extractQuery(uri), true).keySet());
        } catch (URISyntaxException e) {
            return Set.of(); // Camel says so with the first call, as it always has
        }
    }
}
