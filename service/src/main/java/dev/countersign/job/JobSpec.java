package dev.countersign.job;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What to run.
 *
 * @param application configured name such as {@code ingest}
 * @param parameters handed to the application as {@code --param name=value}; nested values are JSON text
 * @param driverMemory heap such as {@code 2g}; null for the application's configured one
 * @param cores threads; null for the application's configured number
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record JobSpec(
        String application,
        Map<String, String> parameters,
        @Nullable String driverMemory,
        @Nullable Integer cores) {

    private static final Pattern MEMORY = Pattern.compile("[1-9]\\d{0,5}[kmgKMG]");

    public JobSpec {
        if (application.isBlank()) {
            throw new IllegalArgumentException("application is empty");
        }
        if (driverMemory != null && !MEMORY.matcher(driverMemory).matches()) {
            throw new IllegalArgumentException("driverMemory must look like 600m or 2g, not " + driverMemory);
        }
        if (cores != null && (cores < 1 || cores > 1024)) {
            throw new IllegalArgumentException("cores must be between 1 and 1024, not " + cores);
        }
        parameters = new TreeMap<>(parameters);
    }
}
