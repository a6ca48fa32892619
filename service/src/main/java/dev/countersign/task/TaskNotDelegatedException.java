package dev.countersign.task;

import dev.countersign.problem.StateConflictException;

/** There is nobody to whom the task could be given back. */
class TaskNotDelegatedException extends StateConflictException {

    private static final long serialVersionUID = 1L;

    TaskNotDelegatedException() {
        super("not-delegated", "Nobody has delegated this task, so it cannot be resolved.");
    }
}
