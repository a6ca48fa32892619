package dev.countersign.externaltask;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;
import java.util.Set;
import java.util.regex.Pattern;

/** External tasks, those that the service works on itself and those of outside workers. */
@ConfigMapping(prefix = "countersign.external-task")
public interface ExternalTaskConfig {

    /** Whether this node takes external tasks by itself. Off in tests, which take the steps by hand. */
    @WithDefault("true")
    boolean enabled();

    /** Pause between two looks at the engine's free tasks. */
    @WithDefault("500ms")
    Duration pollInterval();

    /** How long the engine keeps a task for the service before it gives it out again. */
    @WithDefault("5m")
    Duration lockDuration();

    /**
     * Topics that workers outside the service serve through {@code /engine-rest}, as regular expressions. A model with
     * any other topic that the service does not serve itself is refused at deployment: its task would wait for ever.
     */
    @WithDefault("external-.*")
    Set<Pattern> topics();
}
