package dev.countersign.task;

import org.jspecify.annotations.Nullable;

/** A delegated task went back to its owner; fired in the transaction that did it. */
public record TaskResolved(
        String taskId,
        String instanceId,
        String by,
        @Nullable String comment) {}
