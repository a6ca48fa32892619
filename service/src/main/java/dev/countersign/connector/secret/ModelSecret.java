package dev.countersign.connector.secret;

import dev.countersign.connector.host.HostName;
import dev.countersign.externaltask.TaskInputs;
import jakarta.inject.Singleton;
import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;

/** Secrets that a model names as a whole, for features that make their calls themselves: by the same list of hosts. */
@Singleton
public class ModelSecret {

    private static final String HTTPS = "https";

    private final Secrets secrets;
    private final SecretConfig config;

    ModelSecret(Secrets secrets, SecretConfig config) {
        this.secrets = secrets;
        this.config = config;
    }

    /**
     * Features that name a secret as a whole put none into other texts: a mark of the connectors would be sent as it stands.
     *
     * @throws IllegalArgumentException naming the input parameter
     */
    public static void refuseMarks(TaskInputs inputs) {
        inputs.values().forEach((name, value) -> {
            if (String.valueOf(value).contains("{{secret:")) {
                throw new IllegalArgumentException(
                        "The input parameter '%s' has a {{secret:...}}, which only connectors fill in; name the secret in 'secret', and its header in 'secretHeader'."
                                .formatted(name));
            }
        });
    }

    /** @throws IllegalArgumentException when there is none of this name */
    public void check(String name) {
        value(name, new Redaction());
    }

    /** @throws IllegalArgumentException when there is none of this name or it must not be sent there */
    public String value(String name, URI address, Redaction redaction) {
        value(name, redaction);
        int usual = HTTPS.equalsIgnoreCase(address.getScheme()) ? 443 : 80;
        String host = HostName.normal(address.getHost());
        int port = address.getPort() < 0 ? usual : address.getPort();
        String value;
        try {
            value = secrets.fill(
                    "{{secret:" + name + "}}",
                    Set.of(name),
                    new Secrets.Target(host, port, usual, null),
                    UnaryOperator.identity(),
                    redaction);
        } catch (UnusableSecretException e) {
            throw new IllegalArgumentException(e.getMessage(), e);
        }
        if (usual == 80 && !namesPort(name, host, port) && !isThisMachine(host)) {
            throw new IllegalArgumentException(
                    ("The secret '%s' must not be sent to %s:%d unencrypted; use https, or name"
                                    + " the host with its port in countersign.secret.%s.hosts.")
                            .formatted(name, host, port, name));
        }
        return value;
    }

    /** Keeps a secret out of what comes back later than the call that it was sent with. */
    public void hide(String name, Redaction redaction) {
        try {
            secrets.value(name, redaction);
        } catch (UnusableSecretException e) {
            // what is not there any more cannot be known either
        }
    }

    private String value(String name, Redaction redaction) {
        try {
            return secrets.value(name, redaction);
        } catch (UnusableSecretException e) {
            throw new IllegalArgumentException(e.getMessage(), e);
        }
    }

    /** Whoever writes the port of a plain server means it; a name alone, or any port, says nothing about encryption. */
    private boolean namesPort(String name, String host, int port) {
        return Optional.ofNullable(config.byName().get(name)).stream()
                .flatMap(secret -> secret.hostPatterns().stream())
                .filter(pattern -> pattern.port().filter(number -> number > 0).isPresent())
                .anyMatch(pattern -> pattern.matches(host, port, port));
    }

    private static boolean isThisMachine(String host) {
        try {
            return Arrays.stream(InetAddress.getAllByName(host)).allMatch(InetAddress::isLoopbackAddress);
        } catch (UnknownHostException e) {
            return false;
        }
    }
}
