package dev.countersign.fanout;

/** Where an item is. */
enum ItemState {
    /** It waits for its turn or for its next attempt. */
    PENDING,
    /** Its function is called, its process runs. */
    RUNNING,
    /** Done. */
    SUCCEEDED,
    /** Failed for good, unless a person has it tried again. */
    FAILED,
    /** A person decided to do without it. */
    SKIPPED,
    /** The process did not wait for it any more. */
    CANCELLED
}
