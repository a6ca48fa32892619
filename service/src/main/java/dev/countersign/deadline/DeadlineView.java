package dev.countersign.deadline;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One deadline of an open task.
 *
 * @param number names it in requests
 * @param amount how long, as an ISO duration; for {@code OVERDUE} the distance from the due date
 * @param before the amount lies before the due date
 * @param calendar by which it counts
 * @param countedFrom the creation of the task, the moment it was given back, or its due date
 * @param dueAt when it is missed; null while nothing counts
 * @param postponed an operator has moved it
 */
public record DeadlineView(
        int number,
        DeadlineKind kind,
        DeadlineState state,
        String amount,
        boolean before,
        String calendar,
        @Nullable Instant countedFrom,
        @Nullable Instant dueAt,
        boolean postponed,
        List<StepView> steps) {

    public DeadlineView {
        steps = List.copyOf(steps);
    }

    /**
     * Something that happens at a deadline.
     *
     * @param target a group for {@code ESCALATE}, {@code user:name} or {@code group:name} for {@code REASSIGN}, a change for
     *     {@code PRIORITY}; null for {@code REMIND}: whoever the task waits for
     * @param every the pause between repetitions; null: once
     * @param times how often at most; null: until the task is done
     * @param fired how often it has happened
     * @param at when it happens next; null when nothing more is to happen
     * @param problem why the last try failed; it is tried again
     */
    public record StepView(
            ActionKind action,
            @Nullable String target,
            @Nullable String every,
            @Nullable Integer times,
            int fired,
            @Nullable Instant at,
            @Nullable String problem) {

        static StepView of(DeadlineStep step) {
            return new StepView(
                    step.action, step.target, step.every, step.times, step.fired, step.nextAt, step.lastError);
        }
    }

    static DeadlineView of(TaskDeadline deadline) {
        return new DeadlineView(
                deadline.number,
                deadline.kind,
                deadline.state,
                deadline.amount,
                deadline.sign < 0,
                deadline.calendar,
                deadline.countedFrom,
                deadline.state == DeadlineState.RUNNING || deadline.state == DeadlineState.PASSED
                        ? deadline.dueAt
                        : null,
                deadline.postponed,
                deadline.steps.stream().map(StepView::of).toList());
    }
}
