package dev.countersign.identity;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** Sign-in. */
@ConfigMapping(prefix = "countersign.identity")
public interface IdentityConfig {

    /** A session ends after this much time without a request. */
    @WithDefault("PT8H")
    Duration sessionIdle();

    /** A session ends after this much time in any case. */
    @WithDefault("P7D")
    Duration sessionMax();

    /** This many wrong passwords for one user name are answered at once; from then on attempts have to wait. */
    @WithDefault("5")
    int failuresBeforeDelay();

    /** The first wait after too many wrong passwords; doubles with each further wrong one. */
    @WithDefault("PT10S")
    Duration firstDelay();

    /** The longest wait; wrong attempts are forgotten after the same time without one. */
    @WithDefault("PT15M")
    Duration longestDelay();

    /** Cost of a password hash: the work doubles with each step. */
    @WithDefault("10")
    int bcryptCost();

    /** How long a password that was checked for Basic authentication is remembered (as a keyed hash, in memory). */
    @WithDefault("PT5M")
    Duration basicCache();
}
