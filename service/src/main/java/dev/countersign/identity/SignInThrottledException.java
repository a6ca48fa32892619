package dev.countersign.identity;

import java.time.Duration;

/** Too many wrong passwords for one user name. */
class SignInThrottledException extends RuntimeException {
    private final Duration wait;

    SignInThrottledException(Duration wait) {
        super("Too many failed sign-ins; try again in " + seconds(wait) + " s");
        this.wait = wait;
    }

    /** Whole seconds to wait, rounded up. */
    long retryAfterSeconds() {
        return seconds(wait);
    }

    private static long seconds(Duration wait) {
        return wait.plusMillis(999).toSeconds();
    }
}
