package dev.countersign.job;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * What to run.
 *
 * @param application configured name such as {@code ingest}
 * @param parameters handed to the application as {@code --param name=value}; nested values are JSON text
 * @param settings resources by {@link JobSetting#parameter}; what is not set is as configured for the application
 */
public record JobSpec(String application, Map<String, String> parameters, Map<String, String> settings) {

    public JobSpec {
        if (application.isBlank()) {
            throw new IllegalArgumentException("application is empty");
        }
        Map<String, String> checked = new TreeMap<>();
        settings.forEach((name, value) -> checked.put(
                name,
                JobSetting.of(name)
                        .orElseThrow(() -> new IllegalArgumentException("there is no setting " + name))
                        .checked(value)));
        parameters = new TreeMap<>(parameters);
        settings = checked;
    }

    /** As stored; rows of earlier versions carry two settings beside the application. */
    @JsonCreator
    static JobSpec stored(
            @JsonProperty("application") String application,
            @JsonProperty("parameters") @Nullable Map<String, String> parameters,
            @JsonProperty("settings") @Nullable Map<String, String> settings,
            @JsonProperty("driverMemory") @Nullable String driverMemory,
            @JsonProperty("cores") @Nullable String cores) {
        Map<String, String> all = new LinkedHashMap<>(settings == null ? Map.of() : settings);
        if (driverMemory != null) {
            all.put(JobSetting.DRIVER_MEMORY.parameter(), driverMemory);
        }
        if (cores != null) {
            all.put(JobSetting.CORES.parameter(), cores);
        }
        return new JobSpec(application, parameters == null ? Map.of() : parameters, all);
    }

    /** What the model says about a setting; empty for the application's configured value. */
    public Optional<String> setting(JobSetting setting) {
        return Optional.ofNullable(settings.get(setting.parameter()));
    }
}
