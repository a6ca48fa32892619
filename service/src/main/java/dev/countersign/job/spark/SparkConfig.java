package dev.countersign.job.spark;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import io.smallrye.config.WithParentName;
import java.nio.file.Path;
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

    /** One Spark application. */
    interface Application {

        /** Its main class. */
        @WithParentName
        String mainClass();

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
