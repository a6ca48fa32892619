package dev.countersign.sensor;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** Tasks that wait for something outside. */
@ConfigMapping(prefix = "countersign.sensor")
public interface SensorConfig {

    /** Whether this node looks by itself. Off in tests, which take the steps by hand. */
    @WithDefault("true")
    boolean enabled();

    /** Pause between two rounds in which due sensors are given to the threads. */
    @WithDefault("500ms")
    String every();

    /** Pause between two sweeps that end the sensors of processes that do not wait any more; they look no more before. */
    @WithDefault("30s")
    String sweepEvery();

    /** Threads that look; a sensor occupies one only while it looks. */
    @WithDefault("8")
    int threads();

    /** Part of the threads that looks at one host, database, store or folder may hold, so that one that hangs leaves others. */
    @WithDefault("0.5")
    double peerShare();

    /** How long one look may take before it is broken off and counts as failed. */
    @WithDefault("30s")
    Duration pokeTimeout();

    /** How long after its time-out a look belongs to its node; then another node looks. */
    @WithDefault("15s")
    Duration lease();

    /** First looks are spread over this time, so that a thousand sensors that begin together do not look together. */
    @WithDefault("5s")
    Duration spread();
}
