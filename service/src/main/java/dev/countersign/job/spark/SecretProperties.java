package dev.countersign.job.spark;

import dev.countersign.connector.secret.JobSecrets;
import dev.countersign.connector.secret.SecretText;
import dev.countersign.job.JobSubmissionException;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.TreeMap;

/** The Spark properties of an application whose texts name secrets: for a file that only the run can read. */
final class SecretProperties {

    private SecretProperties() {}

    /** Those properties, as they are configured. */
    static Map<String, String> of(SparkConfig.Application application) {
        Map<String, String> found = new TreeMap<>(application.conf());
        found.values().removeIf(text -> !SecretText.mentionsSecret(text));
        return found;
    }

    /**
     * The text of a properties file; empty when there are none.
     *
     * @throws JobSubmissionException when a secret is not there
     */
    static Optional<String> file(SparkConfig.Application application, JobSecrets secrets) {
        Map<String, String> found = of(application);
        if (found.isEmpty()) {
            return Optional.empty();
        }
        Properties properties = new Properties();
        try (StringWriter text = new StringWriter()) {
            properties.putAll(secrets.fill(found));
            properties.store(text, null);
            return Optional.of(text.toString());
        } catch (IllegalArgumentException e) {
            throw new JobSubmissionException(String.valueOf(e.getMessage()), e);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
