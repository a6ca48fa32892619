package dev.countersign.connector.secret;

import jakarta.inject.Singleton;

/** Secrets that the configuration of other features names, such as the key of a job server. Read when they are needed. */
@Singleton
public class NamedSecrets {

    private final Secrets secrets;

    public NamedSecrets(SecretConfig config) {
        this.secrets = new Secrets(config);
    }

    /** @throws IllegalArgumentException when there is none of this name; the message does not show values */
    public String get(String name) {
        try {
            return secrets.value(name, new Redaction());
        } catch (UnusableSecretException e) {
            throw new IllegalArgumentException(e.getMessage(), e);
        }
    }

    /**
     * A configured text with its secrets, for a place that the configuration names beside it.
     *
     * @throws IllegalArgumentException when one is not there; the message does not show values
     */
    public String fill(String text, Redaction redaction) {
        try {
            return SecretText.fillAll(text, name -> secrets.value(name, redaction));
        } catch (UnusableSecretException e) {
            throw new IllegalArgumentException(e.getMessage(), e);
        }
    }
}
