package dev.countersign.inbox;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** Settings of the task lists. */
@ConfigMapping(prefix = "countersign.inbox")
public interface InboxConfig {

    /** How many filters one person may keep. */
    @WithDefault("50")
    int filtersPerPerson();

    /**
     * How long the database may look for one list or count, in whole seconds. A list that takes longer is refused, so that
     * one person's question about everything does not slow all others down.
     */
    @WithDefault("15s")
    Duration longestSearch();
}
