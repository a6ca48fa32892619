package dev.countersign.job.spark;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import io.smallrye.config.WithParentName;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Spark applications and how they are started on this machine. */
@ConfigMapping(prefix = "countersign.job.spark")
public interface SparkConfig {

    /**
     * The Spark runtime folder: {@code jars/}, {@code conf/}, {@code countersign-analytics.jar}, {@code classpath.txt}
     * and, for starts in a fifth of the time, {@code countersign.jsa}. The build of {@code analytics} makes it in
     * {@code analytics/target/spark}.
     */
    @WithDefault("analytics/target/spark")
    Path home();

    /** The Java program that runs the jobs; without a value the one that runs the service. */
    Optional<Path> java();

    /** How often Spark tries a task before the job fails. */
    @WithDefault("3")
    int taskAttempts();

    /** Applications by the name that models use. */
    Map<String, Application> applications();

    /** Whether an application has to write its result down. */
    enum ResultFile {
        REQUIRED,
        /** Exit code 0 without a {@code result.json} is a success with an empty result. */
        OPTIONAL
    }

    /** One Spark application. */
    interface Application {

        /** Its main class. */
        @WithParentName
        Optional<String> mainClass();

        /**
         * The jar with its main class: an absolute path or a URL that the place of the run can read. Without one it is
         * in the jar of the packaged applications.
         */
        Optional<String> jar();

        /** A Python program; refused at start, for the runtime folder has no Python. */
        Optional<String> pyFile();

        /**
         * Its arguments; {@code {name}} stands for the parameter of that name, as a whole or within an argument, and
         * {@code {jobKey}}, {@code {jobFolder}}, {@code {jobOutput}} for what the service gives. Each stays one argument
         * whatever the parameter contains. Without any, an application of the packaged jar gets {@code --job-dir},
         * {@code --key}, {@code --output} and {@code --param}, one of a jar of its own nothing.
         */
        Optional<List<String>> arguments();

        /** Whether exit code 0 needs a {@code result.json} to be a success; optional for a jar of its own. */
        Optional<ResultFile> result();

        /**
         * Further Spark properties of its jobs, such as {@code spark.sql.adaptive.enabled}; {@code {{secret:NAME}}} may stand
         * in their values.
         */
        Map<String, String> conf();

        /** Heap of its JVM where the model's {@code driverMemory} does not say; Spark needs at least 600m. */
        @WithDefault("1g")
        String memory();

        /** Threads that Spark uses where the model's {@code cores} does not say. */
        @WithDefault("2")
        int cores();

        /**
         * Whether it mostly starts and ends: then the JVM saves itself the optimising compiler and the parallel
         * collector. Wrong for training, which lives on both.
         */
        @WithDefault("false")
        boolean shortLived();
    }
}
