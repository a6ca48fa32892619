package dev.countersign.sensor;

import dev.countersign.connector.CallContext;
import dev.countersign.connector.secret.Redaction;
import java.time.Duration;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** One look of this node: who records what came of it, and whether its thread is still busy with it. */
final class RunningLook {

    private final ClaimedSensor sensor;
    private final CallContext context;
    private @Nullable Thread thread;
    private boolean settled;
    private boolean ended;
    private boolean kept;

    RunningLook(ClaimedSensor sensor, Duration timeout) {
        this.sensor = sensor;
        this.context = new CallContext(sensor.id().toString(), timeout, new Redaction());
    }

    UUID id() {
        return sensor.id();
    }

    UUID claim() {
        return sensor.claim();
    }

    String peer() {
        return sensor.peer();
    }

    CallContext context() {
        return context;
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

    /** Interrupts the look, and closes what an interrupt does not reach. */
    void breakOff() {
        synchronized (this) {
            if (thread != null) {
                thread.interrupt();
            }
        }
        context.breakOff();
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
