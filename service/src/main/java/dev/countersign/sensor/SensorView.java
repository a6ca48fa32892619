package dev.countersign.sensor;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * A sensor as the API shows it.
 *
 * @param kind file, object, partition, http or sql
 * @param target what it waits for: a path, an address, a query's name
 * @param waitingSince when the task began
 * @param timesOutAt null when it waits for ever
 * @param nextPokeAt when it looks again; null when it has ended
 * @param pokes looks that gave an answer
 * @param failedPokes looks that were not possible
 * @param failuresInARow since the last answer
 * @param lastAnswer what the last look said, or why it was not possible
 * @param result what the process got; null before the end
 */
@Schema(name = "Sensor")
@JsonInclude(JsonInclude.Include.ALWAYS)
record SensorView(
        UUID id,
        String kind,
        String target,
        String instanceId,
        String definitionKey,
        @Nullable String businessKey,
        String activityId,
        SensorState state,
        Instant waitingSince,
        @Nullable Instant timesOutAt,
        @Nullable Instant nextPokeAt,
        int pokes,
        int failedPokes,
        int failuresInARow,
        @Nullable Instant lastPokeAt,
        @Nullable String lastAnswer,
        boolean lastPokeFailed,
        @Nullable Instant endedAt,

        @Schema(implementation = Object.class) @Nullable JsonNode result) {}
