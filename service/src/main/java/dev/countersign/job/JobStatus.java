package dev.countersign.job;

import org.jspecify.annotations.Nullable;

/**
 * What a backend says about a run.
 *
 * @param exitCode set when {@code phase} is EXITED
 * @param detail for people: where the process lives, or why nothing can be said; may be empty
 */
public record JobStatus(Phase phase, @Nullable Integer exitCode, String detail) {

    /** The phases of a run as its backend sees them. */
    public enum Phase {
        /** Accepted, waiting for resources. */
        PENDING,
        RUNNING,
        /** Ended, exit code known. */
        EXITED,
        /** Not there any more and left no exit code. */
        GONE,
        /** The backend cannot be asked now, or lies on another machine. */
        UNREACHABLE
    }

    public static JobStatus running(String detail) {
        return new JobStatus(Phase.RUNNING, null, detail);
    }

    /** Accepted, waiting for resources. */
    public static JobStatus pending(String detail) {
        return new JobStatus(Phase.PENDING, null, detail);
    }

    public static JobStatus exited(int exitCode) {
        return exited(exitCode, "");
    }

    /** @param detail what the place itself says about the reason, such as {@code OOMKilled}; it is read with the log */
    public static JobStatus exited(int exitCode, String detail) {
        return new JobStatus(Phase.EXITED, exitCode, detail);
    }

    public static JobStatus gone(String detail) {
        return new JobStatus(Phase.GONE, null, detail);
    }

    public static JobStatus unreachable(String detail) {
        return new JobStatus(Phase.UNREACHABLE, null, detail);
    }

    /** Whether the run certainly does nothing any more. */
    public boolean ended() {
        return phase == Phase.EXITED || phase == Phase.GONE;
    }
}
