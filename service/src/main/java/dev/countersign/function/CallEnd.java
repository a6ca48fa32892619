package dev.countersign.function;

import dev.countersign.externaltask.TaskOrigin;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * How a call ended.
 *
 * @param ownerId what it was made for
 * @param result what it gave, as plain values; null for nothing and for a failure
 * @param code why it failed, for programs; null when it succeeded
 * @param message why it failed, for people
 * @param attempts how many requests that took
 */
public record CallEnd(
        UUID callId,
        String ownerId,
        TaskOrigin origin,
        @Nullable Object result,
        @Nullable String code,
        String message,
        int attempts) {}
