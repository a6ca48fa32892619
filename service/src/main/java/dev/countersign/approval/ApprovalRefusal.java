package dev.countersign.approval;

import dev.countersign.engine.RuleRefusal;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.operaton.bpm.engine.AuthorizationException;

/**
 * Stops the engine from doing what an approval rule forbids, whatever way the call came in. An engine exception without a
 * cause: any other would be taken for a BPMN error by a boundary event that catches all.
 */
class ApprovalRefusal extends AuthorizationException implements RuleRefusal {

    private static final long serialVersionUID = 1L;

    private final transient @Nullable Objection objection;

    ApprovalRefusal(String message) {
        super(message);
        this.objection = null;
    }

    ApprovalRefusal(Objection objection) {
        super(objection.sentence());
        this.objection = objection;
    }

    @Override
    public Map<String, Object> members() {
        return objection == null ? Map.of() : Map.of("code", objection.code().id(), "arguments", objection.arguments());
    }
}
