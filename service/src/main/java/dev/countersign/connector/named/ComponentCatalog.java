package dev.countersign.connector.named;

import dev.countersign.connector.camel.CamelRuntime;
import jakarta.inject.Singleton;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;
import org.apache.camel.catalog.impl.DefaultRuntimeCamelCatalog;
import org.apache.camel.tooling.model.ComponentModel;

/** What Camel's components say of themselves: each jar carries the part of Camel's catalogue that describes it. */
@Singleton
class ComponentCatalog {

    private static final Pattern SCHEME = Pattern.compile("[A-Za-z][A-Za-z0-9+.-]*");

    private final CamelRuntime camel;
    private final Map<String, Optional<ComponentModel>> components = new ConcurrentHashMap<>();

    ComponentCatalog(CamelRuntime camel) {
        this.camel = camel;
    }

    /** The component that a URI names; empty when its jar is not on the class path. */
    Optional<ComponentModel> of(String uri) {
        return components.computeIfAbsent(scheme(uri), this::read);
    }

    /** What stands before the first colon. */
    static String scheme(String uri) {
        return uri.replaceFirst(":.*", "");
    }

    /** The component's page on Camel's site. Schemes that are variants of each other share one, called as their jar is. */
    static String page(ComponentModel component) {
        return "https://camel.apache.org/components/%s.x/%s-component.html"
                .formatted(
                        component.getVersion().replaceFirst("^(\\d+\\.\\d+).*", "$1"),
                        component.getAlternativeSchemes() == null
                                ? component.getScheme()
                                : component.getArtifactId().replaceFirst("^camel-", ""));
    }

    private Optional<ComponentModel> read(String scheme) {
        if (!SCHEME.matcher(scheme).matches()) {
            return Optional.empty();
        }
        DefaultRuntimeCamelCatalog catalog = new DefaultRuntimeCamelCatalog();
        catalog.setCamelContext(camel.context());
        catalog.start();
        try {
            return Optional.ofNullable(catalog.componentModel(scheme));
        } finally {
            catalog.stop();
        }
    }
}
