package dev.countersign.sensor;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** One look of this node: who records what came of it, and whether its thread is still busy with it. */
final class RunningLook {

    private final UUID id;
    private final UUID claim;
    private @Nullable Thread thread;
    private boolean settled;
    private boolean ended;
    private boolean kept;

    RunningLook(UUID id, UUID claim) {
        this.id = id;
        this.claim = claim;
    }

    UUID id() {
        return id;
    }

    UUID claim() {
        return claim;
    }

    synchronized void begins() {
        thread = Thread.currentThread();
    }

    /** Says once, to the look or to its time-out, that it is the one to record the outcome. */
    synchronized boolean settle() {
        boolean first = !settled;
        settled = true;
        return first;
    }

    synchronized void interrupt() {
        if (thread != null) {
            thread.interrupt();
        }
    }

    /**
     * The thread is free again, and not interrupted any more.
     *
     * @return whether the claim was kept for it, and is now to be given back
     */
    synchronized boolean ends() {
        Thread.interrupted();
        thread = null;
        ended = true;
        return kept;
    }

    /** Keeps the claim until the thread is free; false when it already is. */
    synchronized boolean keep() {
        kept = !ended;
        return kept;
    }
}
