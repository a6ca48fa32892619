package dev.countersign.task;

import dev.countersign.problem.StateConflictException;

/** Nobody holds the task; only the one who claimed it can complete it. */
class TaskNotClaimedException extends StateConflictException {

    private static final long serialVersionUID = 1L;

    TaskNotClaimedException() {
        super("not-claimed", "Nobody has claimed this task. Claim it first.");
    }
}
