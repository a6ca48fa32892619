package dev.countersign.task;

import dev.countersign.engine.RuleRefusal;
import org.operaton.bpm.engine.AuthorizationException;

/**
 * Stops the engine from assigning or completing a task, whatever way the call came in. An engine exception without a
 * cause: any other would be taken for a BPMN error by a boundary event that catches all.
 */
class TaskRefusal extends AuthorizationException implements RuleRefusal {

    private static final long serialVersionUID = 1L;

    TaskRefusal(String message) {
        super(message);
    }
}
