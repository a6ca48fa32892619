package dev.countersign.fanout;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/** Tasks that do something for each item of a list. */
@ConfigMapping(prefix = "countersign.fan-out")
public interface FanOutConfig {

    /** Whether this node works on fan-outs. Off in tests, which take the steps by hand. */
    @WithDefault("true")
    boolean enabled();

    /** Pause between two rounds. */
    @WithDefault("500ms")
    String every();

    /** The longest list. */
    @WithDefault("10000")
    int maxItems();
}
