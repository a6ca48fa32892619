package dev.countersign.deadline;

import org.jspecify.annotations.Nullable;

/**
 * One step of a deadline as its model says it; expressions are not evaluated yet.
 *
 * @param after how long after the deadline; null: at the deadline
 * @param target whom to remind, the group or person to give the task to, the change of priority; null: whoever the task
 *     waits for
 * @param fallback who gets a reassigned task when the target may not have it
 * @param every the time between repetitions; null: once
 * @param times how often at most; null: until the task is done
 */
record StepRule(
        @Nullable String after,
        ActionKind action,
        @Nullable String target,
        @Nullable String fallback,
        @Nullable String every,
        @Nullable Integer times) {}
