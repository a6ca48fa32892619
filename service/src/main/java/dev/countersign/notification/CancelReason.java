package dev.countersign.notification;

/** Why a queued notice is not sent: decides whether it is worth sending later after all. */
enum CancelReason {
    /** Somebody else has the task. When they give it back, the offer stands again. */
    TAKEN,
    /** The task is over. */
    OVER,
    /** Another notice has taken its place. */
    REPLACED,
    /** The task was given back by its assignee. */
    GIVEN_BACK,
    /** The task is not, or not any more, theirs to work on. */
    NOT_THEIRS,
    /** The evidence is up to date again: there is other evidence now, or the data is as it was. */
    CURRENT
}
