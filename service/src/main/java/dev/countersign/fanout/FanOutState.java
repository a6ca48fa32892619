package dev.countersign.fanout;

/** Where a fan-out is. */
enum FanOutState {
    /** Items are being worked on or wait for their turn. */
    RUNNING,
    /** The process went on with the summary. */
    SUCCEEDED,
    /** Too many items failed; a person decides about them. */
    FAILED,
    /** The process does not wait any more; processes of items are being ended. */
    CANCELLING,
    /** The process does not wait any more. */
    CANCELLED
}
