package dev.countersign.worker;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** The workers outside the service. */
@ConfigMapping(prefix = "countersign.worker")
public interface WorkerConfig {

    /** Whether this node looks after topics by itself. Off in tests, which take the rounds by hand. */
    @WithDefault("true")
    boolean enabled();

    /** Pause between two looks at the workers and the waiting tasks. */
    @WithDefault("10s")
    Duration every();

    /** A worker is live when it was heard of within this time. */
    @WithDefault("1m")
    Duration liveFor();

    /** A topic whose tasks have waited for this long without any worker asking for them is told to the operators. */
    @WithDefault("5m")
    Duration silentAfter();

    /** A worker that was not heard of for so long is forgotten. */
    @WithDefault("7d")
    Duration forgetAfter();
}
