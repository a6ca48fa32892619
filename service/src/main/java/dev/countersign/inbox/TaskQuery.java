package dev.countersign.inbox;

import org.jspecify.annotations.Nullable;

/**
 * What a task list is asked for.
 *
 * @param text part of the task's name, the business key or the process' name, whatever the case
 * @param definition key of a process definition
 * @param instance id of a process instance
 * @param page from 0
 */
record TaskQuery(
        TaskFilter filter,
        @Nullable String text,
        @Nullable String definition,
        @Nullable String instance,
        TaskSort sort,
        int page,
        int size) {}
