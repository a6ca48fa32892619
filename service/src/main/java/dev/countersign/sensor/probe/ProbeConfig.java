package dev.countersign.sensor.probe;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** What sensors may look at. Nothing, until an administrator says so. */
@ConfigMapping(prefix = "countersign.sensor.probe")
public interface ProbeConfig {

    /** Folders below which sensors look for files and partitions. */
    Optional<Set<Path>> roots();

    /** Buckets of the store {@code countersign.storage.s3} in which sensors look for objects and partitions. */
    Optional<Set<String>> buckets();

    /** How many files or objects of a folder one look takes; a look at more is a failed one. */
    @WithDefault("20000")
    int maxFiles();

    /** The queries that a sensor can wait for, by the name that models use. */
    Map<String, Query> query();

    /** One query. */
    interface Query {

        /**
         * A {@code select}. The condition is met when its first row begins with {@code true} (as text, also {@code t}) or
         * with a number other than zero; a query with several columns is met by any row. {@code :name} is the input parameter {@code param.name}.
         */
        String sql();

        /** How long it may take. */
        @WithDefault("10s")
        Duration timeout();

        /** Another database, as {@code jdbc:postgresql://...}; the service's own when absent. */
        Optional<String> jdbcUrl();

        /** User of the other database. */
        Optional<String> username();

        /** The user's password, or {@code {{secret:NAME}}}. */
        Optional<String> password();
    }
}
