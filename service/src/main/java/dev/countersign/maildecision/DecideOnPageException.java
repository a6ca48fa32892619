package dev.countersign.maildecision;

import dev.countersign.problem.StateConflictException;
import java.util.Map;

/** A click is not enough here: the answer has to be given on the task's page. */
class DecideOnPageException extends StateConflictException {
    private static final long serialVersionUID = 1L;

    DecideOnPageException(WayToTask reason, String taskId) {
        super(reason.code(), reason.text() + " Open the task and decide there.", Map.of("taskId", taskId));
    }
}
