package dev.countersign.connector;

import io.quarkus.arc.All;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** The connectors by name. */
@Singleton
class ConnectorCatalog {

    private final Map<String, Connector> byName = new TreeMap<>();

    ConnectorCatalog(@All List<Connector> connectors) {
        connectors.forEach(connector -> {
            if (byName.put(connector.name(), connector) != null) {
                throw new IllegalStateException("two connectors are called " + connector.name());
            }
        });
    }

    Map<String, Connector> all() {
        return byName;
    }

    Optional<Connector> find(String name) {
        return Optional.ofNullable(byName.get(name));
    }

    String unknown(String name) {
        return "The connector '%s' is not known; known are %s.".formatted(name, String.join(", ", byName.keySet()));
    }
}
