package dev.countersign.connector;

import io.quarkus.runtime.configuration.MemorySize;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Calls to other systems. */
@ConfigMapping(prefix = "countersign.connector")
public interface ConnectorConfig {

    /** Calls at the same time on this node; further tasks wait in the engine. */
    @WithDefault("8")
    int threads();

    /** How long one try may take, where the model's {@code timeout} does not say. */
    @WithDefault("30s")
    Duration timeout();

    /** The longest that a model may ask for. */
    @WithDefault("15m")
    Duration maxTimeout();

    /** What the lock of a task is longer than its call. After that a call whose node has died is taken up again. */
    @WithDefault("1m")
    Duration lockMargin();

    /** Further tries after a failure that may pass, where the model's {@code retries} does not say. */
    @WithDefault("3")
    int retries();

    /** Pause before the second try, where the model's {@code retryBackOff} does not say; doubled before each further one. */
    @WithDefault("10s")
    Duration retryBackOff();

    /** The most that is read of an answer. */
    @WithDefault("1M")
    MemorySize maxResponse();

    /** The most that becomes a variable of the process, as JSON. */
    @WithDefault("60K")
    MemorySize maxResult();

    /** How long the service waits at its end for calls that are under way. */
    @WithDefault("10s")
    Duration stopWait();

    /**
     * Camel endpoints by the name that models use: {@code countersign.connector.endpoints.archive=file:/data/archive}.
     * Secrets stand in the URI as {@code RAW({{secret:NAME}})}.
     */
    Map<String, String> endpoints();

    /**
     * The headers that models may set at an endpoint: {@code countersign.connector.endpoint-headers.archive=X-Source}.
     * None without it: components take headers for orders, such as another topic or another mail server.
     */
    Map<String, Set<String>> endpointHeaders();

    /**
     * The options of an endpoint that models may set: {@code countersign.connector.endpoint-options.archive=fileName}.
     * None without it. What decides where a message goes, signs in or runs something cannot be listed.
     */
    Map<String, List<String>> endpointOptions();

    /** Systems that models name instead of writing an address. */
    Map<String, ConnectionSettings> connections();

    /** One system. */
    interface ConnectionSettings {

        /** What it is, such as {@code http} or {@code sql}. */
        String type();

        /** Where it is. */
        Optional<String> url();

        /** Who signs in. */
        Optional<String> user();

        /** The name of the secret (see {@code countersign.secret}) that is the password, token or key. */
        Optional<String> secret();

        /** What else its type knows. */
        Map<String, String> options();
    }
}
