package dev.countersign.job.livy;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;

/** A server that takes Spark batches over REST. Switched on by its address. */
@ConfigMapping(prefix = "countersign.job.livy")
interface LivyConfig {

    /** Whose protocol the server speaks. */
    enum Dialect {
        LIVY,
        KYUUBI
    }

    /** The server's address, such as {@code http://livy:8998} or {@code http://kyuubi:10099}. */
    Optional<URI> url();

    @WithDefault("livy")
    Dialect dialect();

    /** Name of the user for HTTP Basic; its password is the secret. */
    Optional<String> user();

    /** Name of the secret: the password of {@code user}, or a bearer token where there is no user. */
    Optional<String> secret();

    /**
     * Folder of the job folders. Service and drivers have to reach it under the same path, for reading and writing.
     * Without a value {@code <data-dir>/jobs}.
     */
    Optional<Path> jobRoot();

    /** Folder of the outputs, reached likewise. Without a value {@code <data-dir>/warehouse}. */
    Optional<Path> warehouse();

    /** The jar with the applications as the cluster sees it; without a value that of the runtime folder. */
    Optional<String> applicationJar();

    /** Further Spark properties of every job, such as {@code spark.jars}; {@code {{secret:NAME}}} may stand in their values. */
    Map<String, String> properties();

    /** How long a batch may wait for the cluster to begin with it before it has failed. */
    @WithDefault("10m")
    Duration pendingTimeout();

    /** A run that has not written its heartbeat for so long does not live any more. */
    @WithDefault("30s")
    Duration heartbeatTimeout();

    /** How long one call may take. */
    @WithDefault("5s")
    Duration timeout();

    /** Batches per page of a listing. */
    @WithDefault("500")
    int pageSize();
}
