package dev.countersign.learning.sampling;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import io.smallrye.config.WithParentName;
import java.util.Map;

/** How many automatic approvals a person looks at all the same, by process. */
@ConfigMapping(prefix = "countersign.learning.sampling")
interface SamplingConfig {

    /** By the key of the process, as {@code countersign.learning.sampling."retail-forecast".share}. */
    @WithParentName
    Map<String, Definition> definitions();

    /** One process. */
    interface Definition {

        /** The share of the automatic approvals, a fraction: 0 is none, 0.1 one in ten, 1 all. Admins can change it. */
        @WithDefault("0")
        double share();
    }
}
