package dev.countersign.function;

import dev.countersign.connector.secret.Redaction;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One request that is to be made now.
 *
 * @param redaction what was sent that must not stay: the secret and the token
 */
record Outgoing(
        UUID id,
        UUID claim,
        CallSpec spec,
        String idempotencyKey,
        int attempt,
        @Nullable TaskToken token,
        Redaction redaction) {}
