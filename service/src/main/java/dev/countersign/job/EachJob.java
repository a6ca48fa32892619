package dev.countersign.job;

import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** A step for each of several jobs, where the fault of one must not keep the others from theirs. */
class EachJob {

    private EachJob() {}

    /** @throws RuntimeException the first fault, with the others as suppressed ones, after all had their turn */
    static void of(List<Job> jobs, Consumer<Job> step) {
        RuntimeException fault = null;
        for (Job job : jobs) {
            fault = tried(job, step, fault);
        }
        if (fault != null) {
            throw fault;
        }
    }

    private static @Nullable RuntimeException tried(Job job, Consumer<Job> step, @Nullable RuntimeException earlier) {
        try {
            step.accept(job);
            return earlier;
        } catch (RuntimeException e) {
            if (earlier == null) {
                return new IllegalStateException("job " + job.key + ": " + e.getMessage(), e);
            }
            earlier.addSuppressed(e);
            return earlier;
        }
    }
}
