package dev.countersign.task;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * Asks somebody to work on a task of one's own.
 *
 * @param user id of the person
 */
@Schema(examples = "{\"user\": \"ben\"}")
public record DelegateRequest(@NotBlank @Size(max = 64) String user) {}
