package dev.countersign.job.command;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Scripts that stand in models. Whoever may deploy a model with a script may run anything as the user of the scripts:
 * switch them on only where every modeller may, and give them a user of their own.
 */
@ConfigMapping(prefix = "countersign.job.script")
public interface ScriptConfig {

    /** Whether scripts are run at all. */
    @WithDefault("false")
    boolean enabled();

    /** The program that runs shell scripts. */
    @WithDefault("/bin/sh")
    String shell();

    /** The program that runs Python scripts. */
    @WithDefault("python3")
    String python();

    /**
     * Words before the command: what takes rights away from it, such as
     * {@code setpriv,--reuid=scripts,--regid=scripts,--clear-groups} or a sandbox. Without them scripts run as the user
     * of the service and can read what it can.
     */
    Optional<List<String>> prefix();

    /**
     * Environment variables of scripts besides {@code PATH}, {@code HOME} and what the job sets. {@code {{secret:NAME}}} may
     * stand in them; every script has it then.
     */
    Map<String, String> environment();

    /** Limit of a script's memory (its address space) where the model's {@code driverMemory} does not say. */
    @WithDefault("512m")
    String memory();

    /** The most that a model may ask for. */
    @WithDefault("4g")
    String maxMemory();

    /** Longest run where the model's {@code timeLimit} does not say. */
    @WithDefault("10m")
    Duration timeLimit();

    /** The longest that a model may ask for. */
    @WithDefault("6h")
    Duration maxTimeLimit();
}
