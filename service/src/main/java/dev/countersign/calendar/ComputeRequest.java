package dev.countersign.calendar;

import jakarta.validation.constraints.NotBlank;
import java.time.Instant;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * Asks when an amount of working time will have passed.
 *
 * @param from now when it is left out
 * @param duration hours and minutes are working time, days are working days
 */
@Schema(examples = "{\"from\": \"2026-12-23T12:00:00Z\", \"duration\": \"PT4H\"}")
public record ComputeRequest(
        @Nullable Instant from, @NotBlank String duration) {}
