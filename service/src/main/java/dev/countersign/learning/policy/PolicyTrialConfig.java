package dev.countersign.learning.policy;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** Limits of policy trials. */
@ConfigMapping(prefix = "countersign.learning.trial")
interface PolicyTrialConfig {

    /** The most cases of one trial, the latest first. */
    @WithDefault("10000")
    int maxCases();

    /** The most cases that the answer lists one by one; those that matter most come first. */
    @WithDefault("1000")
    int maxListed();

    /** How long one trial may take before it is given up. */
    @WithDefault("30s")
    Duration timeout();

    /** Trials that run at once on this node. */
    @WithDefault("2")
    int maxRunning();
}
