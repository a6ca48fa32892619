package dev.countersign.learning;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.util.Set;

/** Who sees what was learned. */
@ConfigMapping(prefix = "countersign.learning.insight")
interface LearningConfig {

    /** Groups whose members see samples and forecast value like viewers do. */
    @WithDefault("managers")
    Set<String> groups();
}
