package dev.countersign.task;

import jakarta.validation.constraints.Size;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * Gives a delegated task back.
 *
 * @param comment what the owner should know; becomes a comment of the task
 */
@Schema(name = "ResolveTaskRequest", examples = "{\"comment\": \"The rise is a promotion in week 14.\"}")
public record ResolveRequest(@Nullable @Size(max = 4000) String comment) {}
