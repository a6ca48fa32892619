package dev.countersign.retention;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** How long what has ended is kept. */
@ConfigMapping(prefix = "countersign.retention")
interface RetentionConfig {

    /** Whether this node deletes what is too old. */
    @WithDefault("true")
    boolean enabled();

    /**
     * After this time sensors, function calls with their tokens, and fan-outs with their items and results are deleted that
     * have ended and whose process instance has, too.
     */
    @WithDefault("180d")
    Duration keep();

    /** How often what is too old is looked for. */
    @WithDefault("1h")
    String every();
}
