package dev.countersign.notification;

import org.jspecify.annotations.Nullable;

/** What an operator looks for in the outbox; null for whatever. */
record OutboxSearch(
        @Nullable NotificationState state,
        @Nullable NoticeKind kind,
        @Nullable String recipient,
        @Nullable String task) {}
