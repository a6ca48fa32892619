package dev.countersign.connector.named;

import dev.countersign.connector.ConnectorConfig;
import dev.countersign.taskkind.TaskField;
import dev.countersign.taskkind.TaskField.Binding;
import dev.countersign.taskkind.TaskKind;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.camel.tooling.model.ComponentModel;
import org.jboss.logging.Logger;

/** A kind of task for each configured endpoint, as its operator and Camel's catalogue describe it. */
@Singleton
class EndpointKinds {

    private static final Logger LOG = Logger.getLogger(EndpointKinds.class);
    private static final Pattern PLAIN_NAME = Pattern.compile("[a-z0-9]+(?:-[a-z0-9]+)*");
    private static final Pattern VERSION = Pattern.compile("(\\d{1,3})\\.(\\d{1,2})\\.(\\d{1,2})(?:\\D.*)?");

    private final ConnectorConfig config;
    private final ComponentCatalog catalog;
    private final EndpointOptions options;

    EndpointKinds(ConnectorConfig config, ComponentCatalog catalog, EndpointOptions options) {
        this.config = config;
        this.catalog = catalog;
        this.options = options;
    }

    List<TaskKind> all() {
        List<TaskKind> kinds = new ArrayList<>();
        new TreeMap<>(config.endpoints()).forEach((name, uri) -> {
            Optional<ComponentModel> component = catalog.of(uri);
            if (component.isEmpty()) {
                LOG.warnf(
                        "The endpoint '%s' has no element template: the jar of its component is not on the class path",
                        name);
            }
            component.ifPresent(model -> kinds.add(kind(name, model)));
        });
        return kinds;
    }

    private TaskKind kind(String endpoint, ComponentModel component) {
        List<TaskField> fields = new ArrayList<>();
        fields.add(TaskField.hidden(Binding.INPUT, "endpoint", endpoint));
        options.of(endpoint).forEach(option -> fields.add(option.field()));
        fields.addAll(EndpointConnector.content());
        Set<String> headers = new TreeSet<>(config.endpointHeaders().getOrDefault(endpoint, Set.of()));
        headers.forEach(header -> fields.add(TaskField.input("header." + header, header, "A header of the message.")
                .in("Headers")));
        return new TaskKind(
                "connector-endpoint-" + slug(endpoint),
                "Camel endpoint: " + endpoint,
                "Sends a message to '%s'. %s: %s"
                        .formatted(endpoint, component.getTitle().strip(), component.getDescription()),
                version(component),
                TaskKind.Element.SERVICE_TASK,
                Optional.of("connector"),
                fields,
                ComponentCatalog.page(component),
                List.of("headers", "options"));
    }

    /** Names that are no ids differ by more than what is left of them. */
    private static String slug(String endpoint) {
        return PLAIN_NAME.matcher(endpoint).matches()
                ? endpoint
                : "%s-x%08x"
                        .formatted(
                                endpoint.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]+", "-"), endpoint.hashCode());
    }

    /** Rises with Camel's, whose catalogue the fields come from: 4.18.0 gives 41800. */
    private static int version(ComponentModel component) {
        Matcher version = VERSION.matcher(component.getVersion());
        return version.matches()
                ? (Integer.parseInt(version.group(1)) * 100 + Integer.parseInt(version.group(2))) * 100
                        + Integer.parseInt(version.group(3))
                : 1;
    }
}
