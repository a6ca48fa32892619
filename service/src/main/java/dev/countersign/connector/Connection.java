package dev.countersign.connector;

import dev.countersign.connector.secret.Redaction;
import dev.countersign.connector.secret.Secrets;
import java.util.Optional;

/** A system that the configuration describes and models name. */
public final class Connection {

    private final String name;
    private final ConnectorConfig.ConnectionSettings settings;
    private final Secrets secrets;

    Connection(String name, ConnectorConfig.ConnectionSettings settings, Secrets secrets) {
        this.name = name;
        this.settings = settings;
        this.secrets = secrets;
    }

    public String name() {
        return name;
    }

    public String type() {
        return settings.type();
    }

    /** @throws ConnectorFailure when the configuration lacks it */
    public String url() {
        return settings.url().orElseThrow(() -> missing("url"));
    }

    public Optional<String> findUrl() {
        return settings.url();
    }

    public Optional<String> user() {
        return settings.user();
    }

    public boolean hasSecret() {
        return settings.secret().isPresent();
    }

    /** The name of its secret, if it has one. */
    public Optional<String> secretName() {
        return settings.secret();
    }

    /** The value of the connection's secret; it is hidden from now on. */
    public String secret(Redaction redaction) {
        return secrets.value(settings.secret().orElseThrow(() -> missing("secret")), redaction);
    }

    public Optional<String> option(String option) {
        return Optional.ofNullable(settings.options().get(option)).filter(value -> !value.isBlank());
    }

    /** @throws ConnectorFailure when the configuration lacks it */
    public String requiredOption(String option) {
        return option(option).orElseThrow(() -> missing("options." + option));
    }

    /** The value of another secret, whose name an option says; it is hidden from now on. */
    public Optional<String> secretOption(String option, Redaction redaction) {
        return option(option).map(secret -> secrets.value(secret, redaction));
    }

    private ConnectorFailure missing(String what) {
        return ConnectorFailure.of(
                "configuration",
                ConnectorFailure.Reach.NOT_SENT,
                "The connection '%s' has no %s; set countersign.connector.connections.%s.%s."
                        .formatted(name, what, name, what),
                null);
    }
}
