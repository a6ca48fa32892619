package dev.countersign.approval;

/** How far a request for an exception is. */
public enum OverrideState {
    /** It waits for a second admin. */
    PENDING,
    /** The person may do the task. */
    CONFIRMED,
    /** The person has decided. */
    USED,
    /** A second admin said no. */
    REFUSED,
    /** Nobody answered in time, or it was not used in time. */
    EXPIRED,
    /** The task is no longer open. */
    OBSOLETE
}
