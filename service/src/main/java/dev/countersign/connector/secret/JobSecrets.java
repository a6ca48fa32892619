package dev.countersign.connector.secret;

import jakarta.inject.Singleton;
import java.util.Map;
import java.util.TreeMap;

/**
 * Secrets in what an operator has configured for jobs. Only those that say so are given to jobs, for a job has the value
 * itself: whoever may write its script, or its program, can send it anywhere.
 */
@Singleton
public class JobSecrets {

    /** A shorter line of a secret stands in ordinary logs too. */
    private static final int LONG_LINE = 16;

    /** How old what is known of the values may be; a run's own are known when it begins. */
    private static final long FRESH_NANOS = 1_000_000_000;

    private final Secrets secrets;
    private final SecretConfig config;

    /** Also values that were changed meanwhile: a run has the one that there was when it began. */
    private final Redaction seen = new Redaction();

    private volatile long readAt = System.nanoTime() - FRESH_NANOS;

    public JobSecrets(SecretConfig config) {
        this.secrets = new Secrets(config);
        this.config = config;
    }

    /**
     * Checks a configured text when the service starts. Whether the value can be read is seen when a job needs it.
     *
     * @param property whose text it is
     * @throws IllegalStateException naming the property, when its text names a secret that jobs cannot have
     */
    public void check(String property, String text) {
        if (SecretText.mentionsSecret(SecretText.fillAll(text, name -> ""))) {
            throw new IllegalStateException(
                    property + " must name a secret as {{secret:NAME}}, with letters, digits, '.', '_' and '-'.");
        }
        for (String name : SecretText.names(text)) {
            SecretConfig.Secret secret = config.byName().get(name);
            if (secret == null) {
                throw new IllegalStateException(
                        "%s names the secret '%s', which is not there: set countersign.secret.%s, or .file or .env below it, and .jobs=true."
                                .formatted(property, name, name));
            }
            if (!secret.jobs()) {
                throw new IllegalStateException(
                        "%s names the secret '%s', which jobs must not have: set countersign.secret.%s.jobs=true."
                                .formatted(property, name, name));
            }
        }
    }

    /** The same for all properties below one. */
    public void check(String property, Map<String, String> texts) {
        texts.forEach((name, text) -> check(property + "." + name, text));
    }

    /**
     * The texts with the values in them, for one run.
     *
     * @throws IllegalArgumentException when a value is not there; the message does not show values
     */
    public Map<String, String> fill(Map<String, String> texts) {
        Map<String, String> filled = new TreeMap<>();
        texts.forEach((name, text) -> filled.put(name, fill(text)));
        return filled;
    }

    /** @throws IllegalArgumentException when a value is not there; the message does not show values */
    public String fill(String text) {
        try {
            return SecretText.fillAll(text, this::value);
        } catch (UnusableSecretException e) {
            throw new IllegalArgumentException(e.getMessage(), e);
        }
    }

    /** What must not be seen of any job: the values of all secrets that jobs may have, or had since the service began. */
    public Redaction hidden() {
        if (System.nanoTime() - readAt < FRESH_NANOS) {
            return seen;
        }
        config.byName().forEach((name, secret) -> {
            if (secret.jobs()) {
                try {
                    hide(name);
                } catch (UnusableSecretException e) {
                    // what is not there now is not given to a run either
                }
            }
        });
        readAt = System.nanoTime();
        return seen;
    }

    private String value(String name) {
        SecretConfig.Secret secret = config.byName().get(name);
        if (secret != null && !secret.jobs()) {
            throw new UnusableSecretException(
                    "The secret '%s' must not be given to jobs; set countersign.secret.%s.jobs=true."
                            .formatted(name, name));
        }
        return hide(name);
    }

    /** A secret of several lines is printed line by line, and a log is read by lines. */
    private String hide(String name) {
        String value = secrets.value(name, seen);
        value.lines().filter(line -> line.length() >= LONG_LINE).forEach(seen::hide);
        return value;
    }
}
