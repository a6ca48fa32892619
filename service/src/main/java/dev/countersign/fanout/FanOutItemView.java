package dev.countersign.fanout;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * An item as the API shows it.
 *
 * @param index from 0
 * @param instanceId the process that was started for it; null for calls of functions
 * @param errorMessage why it failed, or why its last attempt did
 */
@Schema(name = "FanOutItem")
@JsonInclude(JsonInclude.Include.ALWAYS)
record FanOutItemView(
        int index,

        @Schema(implementation = Object.class) @Nullable JsonNode item,

        ItemState state,
        int attempts,
        @Nullable String instanceId,

        @Schema(implementation = Object.class) @Nullable JsonNode result,

        @Nullable String errorCode,
        @Nullable String errorMessage,
        @Nullable Instant startedAt,
        @Nullable Instant endedAt) {}
