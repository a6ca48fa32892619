package dev.countersign.notification;

/** A model asks for a mail that cannot be sent. */
class NotificationNotPossibleException extends RuntimeException {
    NotificationNotPossibleException(String activityId, String processDefinitionId, String reason) {
        super("sendNotification in \"" + activityId + "\" of " + processDefinitionId + ": " + reason);
    }
}
