package dev.countersign.job;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What the queue has to know of a job that waits for its start.
 *
 * @param host the machine that it needs a place on; null when it runs elsewhere
 * @param taken whether a node has begun to start it, so that it holds its places already
 * @param taskGone whether no process waits for it any more
 * @param suspended whether its process is
 */
record QueuedJob(
        UUID id,
        String pool,
        String process,
        @Nullable String tenant,
        @Nullable String host,
        Instant notBefore,
        Instant createdAt,
        boolean cancelRequested,
        boolean taken,
        boolean taskGone,
        boolean suspended) {

    /** Whether there is nothing left to start. */
    boolean unwanted() {
        return taskGone || cancelRequested && !suspended;
    }
}
