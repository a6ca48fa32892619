package dev.countersign.task;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * How important a task is.
 *
 * @param priority from 0 to 100; 50 is usual
 */
@Schema(examples = "{\"priority\": 80}")
public record PriorityRequest(@NotNull @Min(0) @Max(100) Integer priority) {}
