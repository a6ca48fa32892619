package dev.countersign.connector;

import dev.countersign.connector.secret.Redaction;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;

/** What a running call knows of itself: how much time is left, and how it is broken off when there is none. */
public final class CallContext {

    private final String key;
    private final long deadline;
    private final Redaction redaction;
    private final Deque<AutoCloseable> open = new ArrayDeque<>();
    private boolean brokenOff;

    /** A call that begins now. */
    public CallContext(String key, Duration timeout, Redaction redaction) {
        this.key = key;
        this.deadline = System.nanoTime() + timeout.toNanos();
        this.redaction = redaction;
    }

    /** The same for each try of the same task: what other systems recognise a repeated call by. */
    public String key() {
        return key;
    }

    /** The secrets of this call. */
    public Redaction redaction() {
        return redaction;
    }

    /** The time that is left; at least a millisecond, because many libraries take zero for "for ever". */
    public Duration remaining() {
        return Duration.ofNanos(Math.max(deadline - System.nanoTime(), 1_000_000));
    }

    /** The same in milliseconds. */
    public int remainingMillis() {
        return (int) Math.min(remaining().toMillis(), Integer.MAX_VALUE);
    }

    /** Has this closed when the time is over: it must make the call fail at once, from another thread. */
    public synchronized void closeAtTimeout(AutoCloseable resource) {
        if (brokenOff) {
            close(resource);
        } else {
            open.push(resource);
        }
    }

    /** Whether the time was over before the call was. */
    public synchronized boolean brokenOff() {
        return brokenOff;
    }

    /** The time is over: whatever the call waits for is closed. */
    public synchronized void breakOff() {
        brokenOff = true;
        open.forEach(CallContext::close);
        open.clear();
    }

    private static void close(AutoCloseable resource) {
        try {
            resource.close();
        } catch (Exception e) {
            // it is broken off either way
        }
    }
}
