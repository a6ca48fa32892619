package dev.countersign.notification;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Where a row of the outbox goes.
 *
 * @param address a mail address, or {@code webhook:<name>}
 * @param notBefore now, or the end of the person's quiet hours
 */
record NoticeAddress(
        Delivery channel,
        @Nullable NoticeKind kind,
        @Nullable String recipientId,
        String address,
        Instant notBefore) {
    private static final String WEBHOOK = "webhook:";

    static NoticeAddress mail(@Nullable NoticeKind kind, String recipientId, String address, Instant notBefore) {
        return new NoticeAddress(Delivery.MAIL, kind, recipientId, address, notBefore);
    }

    static NoticeAddress webhook(NoticeKind kind, @Nullable String recipientId, String name, Instant notBefore) {
        return new NoticeAddress(Delivery.WEBHOOK, kind, recipientId, WEBHOOK + name, notBefore);
    }

    /** The name of the webhook that a row goes to. */
    static String webhookOf(Notification notification) {
        return notification.recipientAddress.substring(WEBHOOK.length());
    }
}
