package dev.countersign.function;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** Calls of functions. */
@ConfigMapping(prefix = "countersign.function")
public interface FunctionConfig {

    /** Whether this node calls by itself. Off in tests, which take the steps by hand. */
    @WithDefault("true")
    boolean enabled();

    /** Pause between two rounds. */
    @WithDefault("500ms")
    String every();

    /** Requests of this node that are on their way at the same time; none of them holds a thread. */
    @WithDefault("200")
    int maxCalls();

    /** How long after its time-out a request belongs to its node; then another node makes it again. */
    @WithDefault("15s")
    Duration lease();

    /** Requests with task tokens that one address may make in a second. */
    @WithDefault("200")
    int tokensPerSecond();

    /** Wrong task tokens that one address may try in a minute. */
    @WithDefault("30")
    int wrongTokensPerMinute();
}
