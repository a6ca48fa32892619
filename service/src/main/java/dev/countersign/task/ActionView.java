package dev.countersign.task;

import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * The task after it was given to somebody or planned.
 *
 * @param task null when the caller has nothing to do with it any more
 */
@Schema(
        examples =
                "{\"task\": {\"id\": \"9a2b...\", \"assignee\": \"ben\", \"owner\": \"anna\", \"delegation\": \"pending\"}}")
public record ActionView(@Nullable TaskView task) {}
