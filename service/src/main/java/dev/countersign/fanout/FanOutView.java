package dev.countersign.fanout;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * A fan-out as the API shows it.
 *
 * @param target the function's address or the key of the process
 * @param tolerated failed items that do no harm
 * @param message why it stands still; null when it does not
 * @param summary what the process got, or would have got; null before the end
 * @param resultsFile whether the results are to be had as a file
 */
@Schema(name = "FanOut")
@JsonInclude(JsonInclude.Include.ALWAYS)
record FanOutView(
        UUID id,
        String instanceId,
        String definitionKey,
        @Nullable String businessKey,
        String activityId,
        FanOutState state,
        String target,
        int items,
        int pending,
        int running,
        int succeeded,
        int failed,
        int skipped,
        int cancelled,
        int parallelism,
        int tolerated,
        Instant startedAt,
        @Nullable Instant timesOutAt,
        @Nullable Instant endedAt,
        @Nullable String message,

        @Schema(implementation = Object.class) @Nullable JsonNode summary,

        boolean resultsFile) {}
