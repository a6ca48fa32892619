package dev.countersign.job.command;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.countersign.job.JobSpec;
import dev.countersign.job.JobSubmissionException;
import dev.countersign.job.local.Handover;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** What a program learns of its job: the file {@code parameters.json} in its folder, and environment variables. */
final class JobParameters {

    private static final String VARIABLE = "PARAM_";

    private JobParameters() {}

    /** All that a program gets which runs on this machine: none of the service's own variables, which hold secrets. */
    static Handover handover(Map<String, String> configured, JobSpec spec, String key, Path folder) {
        Map<String, String> environment = new TreeMap<>(configured);
        environment.putIfAbsent(
                "PATH", Optional.ofNullable(System.getenv("PATH")).orElse("/usr/bin:/bin"));
        environment.putAll(environment(spec, key, folder));
        return Handover.nothingBut(environment);
    }

    /** Each parameter as {@code PARAM_<NAME>}, in capitals, other characters than letters and digits as underscores. */
    static Map<String, String> environment(JobSpec spec, String key, Path folder) {
        Map<String, String> environment = new TreeMap<>();
        spec.parameters()
                .forEach((name, value) ->
                        environment.put(VARIABLE + name.toUpperCase(Locale.ROOT).replaceAll("[^A-Z0-9]", "_"), value));
        environment.put("HOME", folder.toString());
        environment.put("TMPDIR", folder.resolve("tmp").toString());
        environment.put("COUNTERSIGN_JOB_DIR", folder.toString());
        environment.put("COUNTERSIGN_JOB_KEY", key);
        return environment;
    }

    /** Makes the job's folder and writes the parameters there. Repeated calls write the same. */
    static void write(JobSpec spec, Path folder, ObjectMapper json) {
        try {
            Files.createDirectories(folder.resolve("tmp"));
            Files.writeString(folder.resolve("parameters.json"), json.writeValueAsString(spec.parameters()));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        } catch (IOException e) {
            throw new JobSubmissionException("The job's folder cannot be written: " + e, e);
        }
    }
}
