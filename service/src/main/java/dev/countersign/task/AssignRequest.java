package dev.countersign.task;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * Gives a task to somebody.
 *
 * @param user id of the new assignee
 * @param from id of the present assignee, to take it away from them; null when it is free, or the caller's own
 */
@Schema(examples = "{\"user\": \"ben\", \"from\": \"anna\"}")
public record AssignRequest(
        @NotBlank @Size(max = 64) String user, @Nullable String from) {}
