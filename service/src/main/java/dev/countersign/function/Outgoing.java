package dev.countersign.function;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** One request that is to be made now. */
record Outgoing(
        UUID id,
        UUID claim,
        CallSpec spec,
        String idempotencyKey,
        int attempt,
        @Nullable TaskToken token) {}
