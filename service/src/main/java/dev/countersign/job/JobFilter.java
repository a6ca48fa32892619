package dev.countersign.job;

import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Which jobs somebody wants to see.
 *
 * @param states of any of these
 * @param pool of this pool; null for all
 * @param needsPerson only those that do not go on by themselves: out of sight, or failed for good with their process at a standstill
 */
record JobFilter(Set<JobState> states, @Nullable String pool, boolean needsPerson) {

    /** Those that only wait are shown in the order in which they start. */
    boolean onlyQueued() {
        return states.equals(Set.of(JobState.INTENDED));
    }
}
