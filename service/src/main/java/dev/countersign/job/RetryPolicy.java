package dev.countersign.job;

import java.time.Duration;
import java.util.Set;
import java.util.TreeSet;

/**
 * Whether and when an attempt that failed is repeated.
 *
 * @param retries further attempts
 * @param backOff pause before the first of them
 * @param factor by which each further pause is longer, at least 1
 * @param on codes of the failures that are worth another attempt; empty for all
 * @param memoryFactor by which an attempt gets more memory after one that ran out of it; 1 for no more
 */
record RetryPolicy(int retries, Duration backOff, double factor, Set<String> on, double memoryFactor) {

    private static final Duration LONGEST = Duration.ofDays(1);

    RetryPolicy {
        on = Set.copyOf(new TreeSet<>(on));
    }

    /** Whether this failure is worth another attempt; one that can only come again never is. */
    boolean covers(JobFailure failure) {
        return failure.again() && (on.isEmpty() || on.contains(failure.code()));
    }

    /** @param done how many further attempts there have been */
    Duration pause(int done) {
        double millis = backOff.toMillis() * Math.pow(factor, done);
        return millis < LONGEST.toMillis() ? Duration.ofMillis((long) millis) : LONGEST;
    }
}
