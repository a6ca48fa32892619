package dev.countersign.job;

/** What a person can do about a job that has failed for good. */
enum RepairAction {
    /** Another attempt, with other settings where they are given. */
    RETRY,
    /** The process goes on with a result that the person gives. */
    SKIP,
    /** The process instance ends here, and those that called it. */
    ABORT
}
