package dev.countersign.task;

import java.time.Instant;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * A date of a task.
 *
 * @param at an instant with its offset; null for none
 */
@Schema(examples = "{\"at\": \"2026-02-27T15:00:00Z\"}")
public record MomentRequest(@Nullable Instant at) {}
