package dev.countersign.notification;

/** Where a mail stands. */
public enum NotificationState {
    /** In the outbox, to be sent as soon as the mail server takes it. */
    PENDING,
    /** Accepted by the mail server. */
    SENT,
    /** Given up; an operator may try again. */
    FAILED,
    /** Not sent, because there was nothing left to say: the task was done, or somebody else's. */
    CANCELLED
}
