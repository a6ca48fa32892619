package dev.countersign.job;

/** What is done for a job on its backend's lane. Each kind has threads of its own, so that none holds up another. */
enum LaneWork {
    START,
    /** Telling a run to end. */
    CANCEL,
    /** All else: how far it is, copying its log, taking over how it ended. */
    STEP
}
