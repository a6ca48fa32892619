package dev.countersign.approval;

import java.util.List;

/**
 * What a person's outcome does to a task.
 *
 * @param completes whether the task is done with it: it does not approve, or it is the last approval that it takes
 * @param given how many approvals there are with it
 * @param required how many it takes; 0 for a task without approval rules
 * @param earlier the approvals before, earliest first: those on the evidence that is shown now
 */
public record Judgement(boolean completes, int given, int required, List<Ballot> earlier) {

    static final Judgement OF_A_TASK_WITHOUT_RULES = new Judgement(true, 0, 0, List.of());

    public Judgement {
        earlier = List.copyOf(earlier);
    }
}
