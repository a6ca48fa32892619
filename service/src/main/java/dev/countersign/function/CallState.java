package dev.countersign.function;

import java.util.Set;

/** Where a call is. */
enum CallState {
    /** To be made at its time. */
    READY,
    /** The request is on its way. */
    CALLING,
    /** The far side has taken it and will hand in its token. */
    WAITING,
    /** It succeeded; the process is told next. */
    ANSWERED,
    /** It succeeded, and the process knows. */
    SUCCEEDED,
    /** It failed for good. */
    FAILED,
    /** The process does not wait any more. */
    CANCELLED;

    static final Set<CallState> LIVE = Set.of(READY, CALLING, WAITING, ANSWERED);

    /** Whether the far side may still answer. */
    boolean isOpen() {
        return this == READY || this == CALLING || this == WAITING;
    }
}
