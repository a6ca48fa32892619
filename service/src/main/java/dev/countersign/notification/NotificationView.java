package dev.countersign.notification;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A mail in the list for operators: the envelope, not the text. */
public record NotificationView(
        UUID id,
        String template,
        @Nullable String kind,
        Delivery channel,
        @Nullable String recipient,
        String address,
        String language,
        String subject,
        @Nullable String taskId,
        @Nullable String instanceId,
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
                notification.kind == null ? null : notification.kind.id(),
                notification.channel,
                notification.recipientId,
                notification.recipientAddress,
                notification.language,
                notification.subject,
                notification.taskId,
                notification.instanceId,
                notification.state,
                notification.attempts,
                notification.createdAt,
                notification.sentAt,
                notification.state == NotificationState.PENDING ? notification.nextAttemptAt : null,
                notification.lastError);
    }
}
