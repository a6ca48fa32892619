package dev.countersign.approval;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * Asks for an exception.
 *
 * @param user who is to do the task although a rule forbids it
 * @param reason why; it stays in the record
 */
@Schema(examples = "{\"user\": \"anna\", \"reason\": \"Everybody else is ill until Monday\"}")
public record NewOverride(
        @NotBlank @Size(max = 200) String user,
        @NotBlank @Size(max = 2000) String reason) {}
