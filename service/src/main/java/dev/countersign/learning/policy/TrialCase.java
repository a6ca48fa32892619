package dev.countersign.learning.policy;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One evaluation of the past.
 *
 * @param before what the table of that time said
 * @param now what the table on trial says; null when the case could not be replayed
 * @param human what people said
 * @param problem why the case could not be replayed; null when it was
 * @param link the run in the web app
 */
record TrialCase(
        String instanceId,
        @Nullable String businessKey,
        Instant evaluatedAt,
        @Nullable String before,
        @Nullable String now,
        HumanOutcome human,
        @Nullable String problem,
        String link) {

    boolean replayed() {
        return problem == null;
    }

    boolean changed() {
        return replayed() && !java.util.Objects.equals(before, now);
    }
}
