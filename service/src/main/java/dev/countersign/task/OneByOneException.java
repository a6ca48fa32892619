package dev.countersign.task;

import dev.countersign.problem.StateConflictException;

/** The form of the task depends on its case: it cannot be filled in for several tasks at once. */
class OneByOneException extends StateConflictException {

    private static final long serialVersionUID = 1L;

    OneByOneException(String reason) {
        super("one-by-one", "This task has to be completed on its own page. " + reason);
    }
}
