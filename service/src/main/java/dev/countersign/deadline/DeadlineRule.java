package dev.countersign.deadline;

import java.util.List;

/**
 * One deadline as its model says it; expressions are not evaluated yet.
 *
 * @param amount how long, or how long from the due date; an ISO duration or an expression
 * @param sign for {@link DeadlineKind#OVERDUE}: whether the amount lies before (-1) or after (1) the due date
 */
record DeadlineRule(DeadlineKind kind, String amount, int sign, List<StepRule> steps) {

    DeadlineRule {
        steps = List.copyOf(steps);
    }
}
