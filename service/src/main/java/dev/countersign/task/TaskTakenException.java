package dev.countersign.task;

import dev.countersign.problem.StateConflictException;
import java.util.Map;

/** Somebody else holds the task. */
class TaskTakenException extends StateConflictException {

    private static final long serialVersionUID = 1L;

    TaskTakenException(String assignee) {
        super("already-claimed", "'%s' has claimed this task.".formatted(assignee), Map.of("assignee", assignee));
    }
}
