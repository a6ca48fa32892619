package dev.countersign.job;

import jakarta.validation.constraints.NotNull;
import org.jspecify.annotations.Nullable;

/** What an operator decides about a job that is out of sight. */
record ResolveRequest(@NotNull @Nullable Outcome outcome) {

    enum Outcome {
        /** It has failed; the process goes on with its error, or stays at its incident. */
        FAILED,
        /** It is certain that it does not run any more, and it is to run again. */
        RETRY
    }
}
