package dev.countersign.notification;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A mail in the list for operators: the envelope, not the text. */
public record NotificationView(
        UUID id,
        String template,
        @Nullable String recipient,
        String address,
        String subject,
        NotificationState state,
        int attempts,
        Instant createdAt,
        @Nullable Instant sentAt,
        @Nullable Instant nextAttemptAt,
        @Nullable String lastError) {

    static NotificationView of(Notification notification) {
        return new NotificationView(
                notification.id,
                notification.template,
                notification.recipientId,
                notification.recipientAddress,
                notification.subject,
                notification.state,
                notification.attempts,
                notification.createdAt,
                notification.sentAt,
                notification.state == NotificationState.PENDING ? notification.nextAttemptAt : null,
                notification.lastError);
    }
}
