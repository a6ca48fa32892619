package dev.countersign.job.command;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.countersign.connector.secret.JobSecrets;
import dev.countersign.job.JobConfig;
import dev.countersign.job.JobHandle;
import dev.countersign.job.JobSetting;
import dev.countersign.job.JobSpec;
import dev.countersign.job.JobStatus;
import dev.countersign.job.JobSubmissionException;
import dev.countersign.job.Placeholders;
import jakarta.inject.Singleton;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Configured programs, as processes of this machine or in containers that a container runtime of this machine holds. */
@Singleton
class CommandBackend extends LocalPrograms {

    static final String TOPIC = "command";

    private static final int KILLED = 137;

    private final CommandConfig config;
    private final ContainerCommand containers;
    private final ConfiguredEnvironment environments;

    CommandBackend(
            CommandConfig config,
            JobConfig jobs,
            JobSecrets secrets,
            @ConfigProperty(name = "countersign.data-dir", defaultValue = "data") Path dataDirectory,
            Clock clock,
            ObjectMapper json) {
        super(dataDirectory, jobs, clock, json);
        this.config = config;
        this.containers = new ContainerCommand(config.containerRuntime());
        this.environments = new ConfiguredEnvironment(secrets);
        config.commands().forEach(this::check);
    }

    private void check(String name, CommandConfig.Command command) {
        String property = "countersign.job.command.commands." + name;
        environments.check(property + ".environment", command.environment());
        ConfiguredEnvironment.checkWords(
                property + ".arguments", command.arguments().orElse(List.of()));
        if (command.image().isPresent()) {
            ContainerCommand.check(property + ".environment", command.environment());
        }
    }

    @Override
    public String name() {
        return "command-local";
    }

    @Override
    public String topic() {
        return TOPIC;
    }

    @Override
    public boolean enabled() {
        return !config.commands().isEmpty();
    }

    @Override
    public Set<String> applications() {
        return config.commands().keySet();
    }

    @Override
    public Map<String, String> configured(String application) {
        CommandConfig.Command command = config.commands().get(application);
        return command == null
                ? Map.of()
                : Map.of(
                        JobSetting.DRIVER_MEMORY.parameter(),
                        command.memory(),
                        JobSetting.TIME_LIMIT.parameter(),
                        command.timeLimit().toString());
    }

    @Override
    public void check(JobSpec spec) {
        CommandConfig.Command command = config.commands().get(spec.application());
        if (command != null) {
            Placeholders.fill(command.arguments().orElse(List.of()), spec.parameters());
        }
    }

    @Override
    ProgramRun run(JobSpec spec, String key, Path folder) {
        CommandConfig.Command command = config.commands().get(spec.application());
        if (command == null) {
            throw new JobSubmissionException("The command " + spec.application() + " is not configured any more", null);
        }
        List<String> arguments = Placeholders.fill(command.arguments().orElse(List.of()), spec.parameters());
        Map<String, String> configured = environments.filled(command.environment());
        String memory = spec.setting(JobSetting.DRIVER_MEMORY).orElse(command.memory());
        Duration time = spec.setting(JobSetting.TIME_LIMIT).map(Duration::parse).orElse(command.timeLimit());
        ProcessLimits limits = new ProcessLimits(memory, time);
        if (command.image().isPresent()) {
            Map<String, String> environment = new TreeMap<>(configured);
            environment.putAll(JobParameters.environment(spec, key, folder));
            return containers.run(
                    key, folder, command.image().get(), limits, environment, command.program(), arguments);
        }
        List<String> program = new ArrayList<>(List.of(command.program()));
        program.addAll(arguments);
        return new ProgramRun(limits.around(List.of(), program), JobParameters.handover(configured, spec, key, folder));
    }

    /** Only the runtime knows how a container ended whose command is gone, and whether memory was why one was killed. */
    @Override
    public JobStatus status(JobHandle handle) {
        JobStatus status = super.status(handle);
        boolean killed = Objects.equals(status.exitCode(), KILLED);
        return usesContainers() && (killed || status.phase() == JobStatus.Phase.GONE)
                ? containers
                        .status(handle.key())
                        .filter(ofContainer -> !killed || ofContainer.ended())
                        .orElse(status)
                : status;
    }

    /** A container does not end with the command that started it. */
    @Override
    public void cancel(JobHandle handle) {
        super.cancel(handle);
        if (usesContainers()) {
            containers.stop(handle.key());
        }
    }

    @Override
    public void forget(JobHandle handle) {
        super.forget(handle);
        if (usesContainers()) {
            containers.remove(handle.key());
        }
    }

    private boolean usesContainers() {
        return config.commands().values().stream()
                .anyMatch(command -> command.image().isPresent());
    }
}
