package dev.countersign.inbox;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * What a rebuild did.
 *
 * @param tasks tasks of the engine whose rows were worked out anew
 * @param surplus rows of tasks that the engine no longer has; they are gone
 * @param milliseconds how long it took
 */
@Schema(examples = "{\"tasks\": 128, \"surplus\": 0, \"milliseconds\": 41}")
public record InboxRebuild(long tasks, long surplus, long milliseconds) {}
