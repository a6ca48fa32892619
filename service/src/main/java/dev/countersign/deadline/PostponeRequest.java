package dev.countersign.deadline;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * Moves a deadline.
 *
 * @param until its new moment; what happens at it starts over from there
 * @param reason stays on record
 */
@Schema(examples = "{\"until\": \"2026-11-27T12:00:00Z\", \"reason\": \"The reviewer is back on Friday\"}")
public record PostponeRequest(
        @NotNull Instant until, @NotBlank @Size(max = 500) String reason) {}
