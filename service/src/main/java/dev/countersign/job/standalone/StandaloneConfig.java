package dev.countersign.job.standalone;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;

/** A Spark standalone cluster. Switched on by its two addresses. */
@ConfigMapping(prefix = "countersign.job.standalone")
interface StandaloneConfig {

    /** The master's REST submission server, such as {@code http://spark:6066}. */
    Optional<URI> restUrl();

    /** The master's web page, such as {@code http://spark:8080}; its {@code /json/} lists drivers and workers. */
    Optional<URI> uiUrl();

    /** Name of the secret with the bearer token that both ask for, see {@code countersign.secret}. */
    Optional<String> secret();

    /**
     * Folder of the job folders. Service and cluster have to reach it under the same path, for reading and writing.
     * Without a value {@code <data-dir>/jobs}.
     */
    Optional<Path> jobRoot();

    /** Folder of the outputs, reached likewise. Without a value {@code <data-dir>/warehouse}. */
    Optional<Path> warehouse();

    /**
     * The Spark runtime folder of this product as the workers see it: drivers and executors then run on its jars and
     * start fast. Without a value they run on the cluster's own Spark, which has to be of the same version.
     */
    Optional<Path> home();

    /** The jar with the applications as the workers see it; without a value that of the runtime folder. */
    Optional<String> applicationJar();

    /** Further Spark properties of every job, such as {@code spark.eventLog.enabled}; {@code {{secret:NAME}}} may stand in their values. */
    Map<String, String> properties();

    /** Cores of the driver. */
    @WithDefault("1")
    int driverCores();

    /** Executors where the model's {@code executors} does not say. */
    @WithDefault("1")
    int executors();

    /** How long a job may wait for the cluster to begin with it, or to give it executors, before it has failed. */
    @WithDefault("10m")
    Duration pendingTimeout();

    /** A run that has not written its heartbeat for so long does not live any more. */
    @WithDefault("30s")
    Duration heartbeatTimeout();

    /** How long one call to the cluster may take. */
    @WithDefault("3s")
    Duration timeout();
}
