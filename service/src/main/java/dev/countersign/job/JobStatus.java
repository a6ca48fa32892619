package dev.countersign.job;

import org.jspecify.annotations.Nullable;

/**
 * What a backend says about a run.
 *
 * @param exitCode set when {@code phase} is EXITED
 * @param detail for people: where the process lives, or why nothing can be said; may be empty
 * @param reason code of the failure where the place of the run knows why it ended it, such as {@code time-limit}; then
 *     {@code detail} says it in a sentence
 */
public record JobStatus(
        Phase phase,
        @Nullable Integer exitCode,
        String detail,
        @Nullable String reason) {

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
        return new JobStatus(Phase.RUNNING, null, detail, null);
    }

    /** Accepted, waiting for resources. */
    public static JobStatus pending(String detail) {
        return new JobStatus(Phase.PENDING, null, detail, null);
    }

    public static JobStatus exited(int exitCode) {
        return exited(exitCode, "");
    }

    /** @param detail what the place itself says about the reason, such as {@code OOMKilled}; it is read with the log */
    public static JobStatus exited(int exitCode, String detail) {
        return new JobStatus(Phase.EXITED, exitCode, detail, null);
    }

    /**
     * Ended by its place, which knows why; that counts more than what exit code and log say.
     *
     * @param reason code of the failure
     * @param sentence why, for people
     */
    public static JobStatus ended(int exitCode, String reason, String sentence) {
        return new JobStatus(Phase.EXITED, exitCode, sentence, reason);
    }

    public static JobStatus gone(String detail) {
        return new JobStatus(Phase.GONE, null, detail, null);
    }

    public static JobStatus unreachable(String detail) {
        return new JobStatus(Phase.UNREACHABLE, null, detail, null);
    }

    /** Whether the run certainly does nothing any more. */
    public boolean ended() {
        return phase == Phase.EXITED || phase == Phase.GONE;
    }
}
