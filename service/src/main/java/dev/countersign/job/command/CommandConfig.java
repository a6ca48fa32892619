package dev.countersign.job.command;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Programs that models may run by their name. A model gives parameters, never a program. */
@ConfigMapping(prefix = "countersign.job.command")
public interface CommandConfig {

    /** Programs by the name that models use as {@code application}. Without any, the topic {@code command} is not served. */
    Map<String, Command> commands();

    /**
     * What runs a container, with {@code docker run}'s options: {@code docker}, {@code podman} or the path of one. Asked
     * only for commands that have an image.
     */
    @WithDefault("docker")
    String containerRuntime();

    /** One program. */
    interface Command {

        /** Absolute path of the program, or its name within the image. */
        String program();

        /**
         * Its arguments; {@code {name}} stands for the parameter of that name, as a whole or within an argument. Each stays
         * one argument whatever the parameter contains.
         */
        Optional<List<String>> arguments();

        /** Environment variables, in which {@code {{secret:NAME}}} may stand; the service's own are not handed on. */
        Map<String, String> environment();

        /** Container image; without one the program runs as a process of this machine. */
        Optional<String> image();

        /** Limit of its memory where the model's {@code driverMemory} does not say, such as {@code 512m}. */
        @WithDefault("512m")
        String memory();

        /** Longest run where the model's {@code timeLimit} does not say. */
        @WithDefault("1h")
        Duration timeLimit();
    }
}
