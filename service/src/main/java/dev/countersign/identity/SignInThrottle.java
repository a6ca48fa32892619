package dev.countersign.identity;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Slows down guessing: after some wrong passwords for a user name each further attempt has to wait, twice as long every
 * time. Names nobody has are treated alike, so that a wait does not tell whether a user exists. Kept in memory, per node.
 */
@ApplicationScoped
class SignInThrottle {
    /** A bound for the memory that made-up names can take. */
    private static final int MAX_NAMES = 10_000;

    private final IdentityConfig config;
    private final Clock clock;
    private final Map<String, Failures> failuresByName = new LinkedHashMap<>(16, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Failures> eldest) {
            return size() > MAX_NAMES;
        }
    };

    private record Failures(int count, Instant blockedUntil) {}

    SignInThrottle(IdentityConfig config, Clock clock) {
        this.config = config;
        this.clock = clock;
    }

    /**
     * Counts an attempt as failed before its password is checked, so that attempts at the same time cannot outrun the
     * count; {@link #succeeded} takes it back.
     *
     * @throws SignInThrottledException when the name has to wait; the attempt is not counted then
     */
    synchronized void admit(String name) {
        Instant now = clock.instant();
        Failures before = failuresByName.get(name);
        if (before != null && now.isBefore(before.blockedUntil())) {
            throw new SignInThrottledException(Duration.between(now, before.blockedUntil()));
        }
        int count = before == null || isForgotten(before, now) ? 1 : before.count() + 1;
        failuresByName.put(name, new Failures(count, now.plus(delayAfter(count))));
    }

    private boolean isForgotten(Failures failures, Instant now) {
        return failures.blockedUntil().plus(config.longestDelay()).isBefore(now);
    }

    synchronized void succeeded(String name) {
        failuresByName.remove(name);
    }

    private Duration delayAfter(int failures) {
        int beyond = failures - config.failuresBeforeDelay();
        if (beyond < 0) {
            return Duration.ZERO;
        }
        Duration delay = config.firstDelay().multipliedBy(1L << Math.min(beyond, 20));
        return delay.compareTo(config.longestDelay()) < 0 ? delay : config.longestDelay();
    }
}
