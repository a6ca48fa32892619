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

    public static JobStatus exited(int exitCode) {
        return new JobStatus(Phase.EXITED, exitCode, "");
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
