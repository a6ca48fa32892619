package dev.countersign.deadline;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * Calls a deadline off.
 *
 * @param reason stays on record
 */
@Schema(examples = "{\"reason\": \"Waits for the customer\"}")
public record CancelDeadlineRequest(
        @NotBlank @Size(max = 500) String reason) {}
