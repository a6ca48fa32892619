package dev.countersign.connector.secret;

import jakarta.inject.Singleton;
import java.io.IOException;
import java.nio.file.Files;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** Reads secrets when a call needs them. Nothing is kept: a rotated file counts from the next call on. */
@Singleton
public class Secrets {

    /** A shorter one could not be told from ordinary text, and so not be kept out of it. */
    static final int MIN_LENGTH = 6;

    private final SecretConfig config;

    Secrets(SecretConfig config) {
        this.config = config;
    }

    /** The names that are configured. */
    public Set<String> names() {
        return config.byName().keySet();
    }

    /**
     * The value for a configured connection.
     *
     * @throws UnusableSecretException when it is not there
     */
    public String value(String name, Redaction redaction) {
        SecretConfig.Secret secret = config.byName().get(name);
        if (secret == null) {
            throw new UnusableSecretException(
                    "There is no secret '%s'; set countersign.secret.%s, or .file or .env below it."
                            .formatted(name, name));
        }
        String value = read(name, secret);
        if (value.length() < MIN_LENGTH) {
            throw new UnusableSecretException(
                    "The secret '%s' is empty or shorter than %d characters.".formatted(name, MIN_LENGTH));
        }
        redaction.hide(value);
        return value;
    }

    /**
     * Fills the secrets into a text of a model.
     *
     * @param permitted those that the model itself names in this text: what came in by a variable is never filled in
     * @param target where the text is sent
     * @param encode how a value has to be written within the text
     * @throws UnusableSecretException when one is not there or must not be sent to the target
     */
    public String fill(
            String text, Set<String> permitted, Target target, UnaryOperator<String> encode, Redaction redaction) {
        return SecretText.fill(text, permitted, name -> {
            String value = value(name, redaction);
            if (!name.equals(target.ownSecret()) && !mayGo(name, target)) {
                throw new UnusableSecretException(
                        "The secret '%s' must not be sent to %s:%d; hosts that may get it are listed in countersign.secret.%s.hosts."
                                .formatted(name, target.host(), target.port(), name));
            }
            return encode.apply(value);
        });
    }

    private boolean mayGo(String name, Target target) {
        SecretConfig.Secret secret = config.byName().get(name);
        return secret != null
                && secret.hostPatterns().stream()
                        .anyMatch(pattern -> pattern.matches(target.host(), target.port(), target.defaultPort()));
    }

    /**
     * Where a text with secrets goes.
     *
     * @param ownSecret the secret of the connection that this is the address of: it goes there anyway. Any other has to
     *     name the host, or a model could send every secret to every connected system
     */
    public record Target(
            String host,
            int port,
            int defaultPort,
            @Nullable String ownSecret) {}

    private static String read(String name, SecretConfig.Secret secret) {
        if (secret.value().isPresent()) {
            return secret.value().get();
        }
        if (secret.env().isPresent()) {
            @Nullable String value = System.getenv(secret.env().get());
            if (value == null) {
                throw new UnusableSecretException(
                        "The secret '%s' should be in the environment variable %s, which is not set."
                                .formatted(name, secret.env().get()));
            }
            return value;
        }
        if (secret.file().isPresent()) {
            try {
                return Files.readString(secret.file().get()).replaceFirst("\\R$", "");
            } catch (IOException e) {
                throw new UnusableSecretException("The secret '%s' should be in the file %s, which cannot be read."
                        .formatted(name, secret.file().get()));
            }
        }
        throw new UnusableSecretException(
                "The secret '%s' has neither value, env nor file (countersign.secret.%s).".formatted(name, name));
    }
}
