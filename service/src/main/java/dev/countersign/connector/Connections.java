package dev.countersign.connector;

import dev.countersign.connector.secret.Secrets;
import jakarta.inject.Singleton;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/** The configured connections by name. */
@Singleton
public class Connections {

    private final Map<String, Connection> byName = new TreeMap<>();

    Connections(ConnectorConfig config, Secrets secrets) {
        config.connections().forEach((name, settings) -> byName.put(name, new Connection(name, settings, secrets)));
    }

    Map<String, Connection> all() {
        return byName;
    }

    /** What is wrong with a use of a connection, for modellers; empty when nothing is. */
    public Optional<String> problem(String name, Set<String> types) {
        Connection connection = byName.get(name);
        if (connection == null) {
            return Optional.of(
                    "There is no connection '%s'; configured are %s (countersign.connector.connections.<name>)."
                            .formatted(name, names(types)));
        }
        return types.contains(connection.type())
                ? Optional.empty()
                : Optional.of("The connection '%s' is of the type %s; this connector needs %s."
                        .formatted(
                                name,
                                connection.type(),
                                String.join(" or ", types.stream().sorted().toList())));
    }

    /**
     * A connection of one of these types.
     *
     * @throws IllegalArgumentException when there is none of this name and type
     */
    public Connection get(String name, Set<String> types) {
        Connection connection = byName.get(name);
        Optional<String> problem = problem(name, types);
        if (connection == null || problem.isPresent()) {
            throw new IllegalArgumentException(problem.orElseThrow());
        }
        return connection;
    }

    private String names(Set<String> types) {
        String names = String.join(
                ", ",
                byName.values().stream()
                        .filter(connection -> types.contains(connection.type()))
                        .map(Connection::name)
                        .toList());
        return names.isEmpty() ? "none of this type" : names;
    }
}
