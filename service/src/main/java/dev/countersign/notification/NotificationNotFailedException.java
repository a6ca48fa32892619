package dev.countersign.notification;

import dev.countersign.problem.StateConflictException;
import java.util.UUID;

/** Only a mail that was given up can be tried again. */
class NotificationNotFailedException extends StateConflictException {
    private static final long serialVersionUID = 1L;

    NotificationNotFailedException(UUID id, NotificationState state) {
        super("not-failed", "Notification " + id + " is " + state + "; only a FAILED one can be tried again.");
    }
}
