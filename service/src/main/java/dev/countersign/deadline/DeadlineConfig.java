package dev.countersign.deadline;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/** Settings of the deadlines of user tasks. */
@ConfigMapping(prefix = "countersign.deadline")
public interface DeadlineConfig {

    /** Whether this node lets deadlines happen. They wait, and are caught up with once, where no node does. */
    @WithDefault("true")
    boolean enabled();

    /** How often it looks for due ones. */
    @WithDefault("1s")
    String every();

    /** How many it does before it looks again. */
    @WithDefault("200")
    int batch();
}
