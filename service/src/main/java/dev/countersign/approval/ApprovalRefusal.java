package dev.countersign.approval;

import dev.countersign.engine.RuleRefusal;
import org.operaton.bpm.engine.AuthorizationException;

/**
 * Stops the engine from doing what an approval rule forbids, whatever way the call came in. An engine exception without a
 * cause: any other would be taken for a BPMN error by a boundary event that catches all.
 */
class ApprovalRefusal extends AuthorizationException implements RuleRefusal {

    private static final long serialVersionUID = 1L;

    ApprovalRefusal(String message) {
        super(message);
    }
}
