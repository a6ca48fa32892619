package dev.countersign.maildecision;

import dev.countersign.problem.StateConflictException;
import java.util.Map;

/** A button works once. */
class LinkUsedException extends StateConflictException {
    private static final long serialVersionUID = 1L;

    LinkUsedException(String taskId) {
        super("already-used", "You have decided with this link already.", Map.of("taskId", taskId));
    }
}
