package dev.countersign.job;

import java.util.Set;

/** The states of one attempt of a job. */
public enum JobState {
    /** Written down, not known to be started: queued, waiting for its back-off, or being submitted. */
    INTENDED,
    /** The backend has taken it. */
    SUBMITTED,
    /** The backend says that it runs. */
    RUNNING,
    SUCCEEDED,
    FAILED,
    CANCELLED,
    /** The backend cannot say what became of it; a person decides. */
    UNKNOWN;

    /** The states in which the attempt may still do something. */
    static final Set<JobState> LIVE = Set.of(INTENDED, SUBMITTED, RUNNING);

    /** Whether this attempt may still do something by itself. */
    public boolean live() {
        return LIVE.contains(this);
    }

    boolean mayBecome(JobState next) {
        return switch (this) {
            case INTENDED -> next == SUBMITTED || next == FAILED || next == CANCELLED || next == UNKNOWN;
            case SUBMITTED -> next != INTENDED && next != SUBMITTED;
            case RUNNING -> next != INTENDED && next != SUBMITTED && next != RUNNING;
            // an operator's word, see Job.resolve
            case UNKNOWN -> next == FAILED || next == CANCELLED;
            // only when the result was there and the engine refused it, see Job.reopen
            case FAILED -> next == RUNNING;
            case SUCCEEDED, CANCELLED -> false;
        };
    }
}
