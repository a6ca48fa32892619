package dev.countersign.function;

import java.time.Instant;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * What became of a call.
 *
 * @param state where the call is now
 * @param nextHeartbeatBefore when it is given up unless something is heard; null when it may be silent
 */
@Schema(name = "TokenAnswer")
record TokenAnswer(CallState state, @Nullable Instant nextHeartbeatBefore) {}
