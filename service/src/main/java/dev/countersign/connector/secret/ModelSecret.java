package dev.countersign.connector.secret;

import jakarta.inject.Singleton;
import java.net.URI;
import java.util.Set;

/** Secrets that a model names as a whole, for features that make their calls themselves. */
@Singleton
public class ModelSecret {

    private final Secrets secrets;

    ModelSecret(Secrets secrets) {
        this.secrets = secrets;
    }

    /** @throws IllegalArgumentException when there is none of this name */
    public void check(String name) {
        if (!secrets.names().contains(name)) {
            throw new IllegalArgumentException(
                    "There is no secret '" + name + "': an administrator sets countersign.secret." + name + ".");
        }
    }

    /** @throws IllegalArgumentException when it is not there, or must not be sent to this address */
    public String forAddress(String name, URI address) {
        check(name);
        int usual = "https".equalsIgnoreCase(address.getScheme()) ? 443 : 80;
        int port = address.getPort() < 0 ? usual : address.getPort();
        try {
            return secrets.fill(
                    "{{secret:" + name + "}}",
                    Set.of(name),
                    new Secrets.Target(address.getHost(), port, usual, false),
                    value -> value,
                    new Redaction());
        } catch (UnusableSecretException e) {
            throw new IllegalArgumentException(e.getMessage(), e);
        }
    }
}
