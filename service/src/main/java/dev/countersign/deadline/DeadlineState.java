package dev.countersign.deadline;

/** How a deadline stands. */
public enum DeadlineState {
    /** Something is still to happen. */
    RUNNING,
    /** Everything that was to happen has happened; the task is still open. */
    PASSED,
    /** What it waited for has happened: somebody has started. It runs again when the task is given back. */
    STOPPED,
    /** It counts from a due date, and the task has none. */
    NO_DUE_DATE,
    /** An operator has called it off. */
    CANCELLED
}
