package dev.countersign.connector.secret;

import dev.countersign.connector.host.HostPattern;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import io.smallrye.config.WithParentName;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The secrets of connectors by name. */
@ConfigMapping(prefix = "countersign.secret")
public interface SecretConfig {

    /** By the name that models and connections use. */
    @WithParentName
    Map<String, Secret> byName();

    /** One secret; exactly one of {@code value}, {@code env} and {@code file} says what it is. */
    interface Secret {

        /** The secret itself ({@code countersign.secret.<name>}): only where the configuration is kept as safe as it. */
        @WithParentName
        Optional<String> value();

        /** The environment variable that holds it. */
        Optional<String> env();

        /** The file that holds it, as Kubernetes and Docker mount them; read at each use, a line break at its end is dropped. */
        Optional<Path> file();

        /**
         * Where models may send it, such as {@code api.example.com} or {@code *.example.com:8443}. Without this only
         * configured connections use it.
         */
        Optional<List<String>> hosts();

        /**
         * Whether the configuration of jobs may name it: environments of commands and scripts, and Spark properties. A job
         * has the value itself, so {@link #hosts} do not bind it.
         */
        @WithDefault("false")
        boolean jobs();

        /** {@link #hosts} as patterns. */
        default List<HostPattern> hostPatterns() {
            return hosts().orElse(List.of()).stream().map(HostPattern::parse).toList();
        }
    }
}
