package dev.countersign.job.command;

import dev.countersign.connector.secret.JobSecrets;
import dev.countersign.connector.secret.SecretText;
import dev.countersign.job.JobSubmissionException;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/** Environments that an operator has configured. They may hold secrets, for nobody sees them; command lines may not. */
class ConfiguredEnvironment {

    /** The shell that stands between hands on no others. */
    private static final Pattern NAME = Pattern.compile("[A-Za-z_][A-Za-z0-9_]*");

    private final JobSecrets secrets;

    ConfiguredEnvironment(JobSecrets secrets) {
        this.secrets = secrets;
    }

    /** @throws IllegalStateException naming the property of a variable that no run could have */
    void check(String property, Map<String, String> environment) {
        environment.forEach((name, text) -> {
            if (!NAME.matcher(name).matches()) {
                throw new IllegalStateException(
                        property + "." + name + " must have a name of letters, digits and underscores.");
            }
            secrets.check(property + "." + name, text);
        });
    }

    /** @throws IllegalStateException naming the property when words of a command line name a secret */
    static void checkWords(String property, List<String> words) {
        if (words.stream().anyMatch(SecretText::mentionsSecret)) {
            throw new IllegalStateException(property + " must not name a secret: every user of the machine can read"
                    + " command lines. Put it into the environment.");
        }
    }

    /** @throws JobSubmissionException when a secret is not there */
    Map<String, String> filled(Map<String, String> environment) {
        try {
            return secrets.fill(environment);
        } catch (IllegalArgumentException e) {
            throw new JobSubmissionException(String.valueOf(e.getMessage()), e);
        }
    }
}
