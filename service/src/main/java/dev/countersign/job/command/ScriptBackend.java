package dev.countersign.job.command;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.countersign.connector.secret.JobSecrets;
import dev.countersign.job.JobConfig;
import dev.countersign.job.JobSetting;
import dev.countersign.job.JobSpec;
import dev.countersign.job.JobSubmissionException;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Shell and Python scripts that stand in the model, as processes under limits of time and memory. */
@Singleton
class ScriptBackend extends LocalPrograms {

    static final String TOPIC = "script";
    static final String SCRIPT = "script";

    private static final int MAX_CHARACTERS = 64 * 1024;

    private final ScriptConfig config;
    private final ConfiguredEnvironment environments;

    ScriptBackend(
            ScriptConfig config,
            JobConfig jobs,
            JobSecrets secrets,
            @ConfigProperty(name = "countersign.data-dir", defaultValue = "data") Path dataDirectory,
            Clock clock,
            ObjectMapper json) {
        super(dataDirectory, jobs, clock, json);
        this.config = config;
        this.environments = new ConfiguredEnvironment(secrets);
        environments.check("countersign.job.script.environment", config.environment());
        ConfiguredEnvironment.checkWords(
                "countersign.job.script.prefix", config.prefix().orElse(List.of()));
    }

    @Override
    public String name() {
        return "script-local";
    }

    @Override
    public String topic() {
        return TOPIC;
    }

    @Override
    public boolean enabled() {
        return config.enabled();
    }

    @Override
    public Set<String> applications() {
        return Set.of("shell", "python");
    }

    @Override
    public Map<String, String> configured(String application) {
        return Map.of(
                JobSetting.DRIVER_MEMORY.parameter(),
                config.memory(),
                JobSetting.TIME_LIMIT.parameter(),
                config.timeLimit().toString());
    }

    @Override
    public void check(JobSpec spec) {
        String script = spec.parameters().getOrDefault(SCRIPT, "");
        if (script.isBlank()) {
            throw new IllegalArgumentException("The input parameter 'param.script' is missing.");
        }
        if (script.length() > MAX_CHARACTERS) {
            throw new IllegalArgumentException(
                    "The script has " + script.length() + " characters; at most " + MAX_CHARACTERS + " are allowed.");
        }
        if (MemorySize.kibibytes(memory(spec)) > MemorySize.kibibytes(config.maxMemory())) {
            throw new IllegalArgumentException("driverMemory must be at most " + config.maxMemory() + " for a script.");
        }
        if (time(spec).compareTo(config.maxTimeLimit()) > 0) {
            throw new IllegalArgumentException("timeLimit must be at most " + config.maxTimeLimit() + " for a script.");
        }
    }

    @Override
    ProgramRun run(JobSpec spec, String key, Path folder) {
        Path file = folder.resolve(SCRIPT);
        try {
            Files.writeString(file, spec.parameters().getOrDefault(SCRIPT, ""));
        } catch (IOException e) {
            throw new JobSubmissionException("The script cannot be written: " + e, e);
        }
        String interpreter = spec.application().equals("python") ? config.python() : config.shell();
        List<String> words = new ProcessLimits(memory(spec), time(spec))
                .around(config.prefix().orElse(List.of()), List.of(interpreter, file.toString()));
        Map<String, String> parameters = new TreeMap<>(spec.parameters());
        parameters.remove(SCRIPT); // it stands in its file
        return new ProgramRun(
                words,
                JobParameters.handover(
                        environments.filled(config.environment()),
                        new JobSpec(spec.application(), parameters, spec.settings()),
                        key,
                        folder));
    }

    private String memory(JobSpec spec) {
        return spec.setting(JobSetting.DRIVER_MEMORY).orElse(config.memory());
    }

    private Duration time(JobSpec spec) {
        return spec.setting(JobSetting.TIME_LIMIT).map(Duration::parse).orElse(config.timeLimit());
    }
}
