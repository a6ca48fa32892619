package dev.countersign.externaltask;

import dev.countersign.engine.RuleRefusal;
import org.operaton.bpm.engine.AuthorizationException;

/** Stops a worker from what is none of its business. */
class ExternalTaskRefusal extends AuthorizationException implements RuleRefusal {

    private static final long serialVersionUID = 1L;

    ExternalTaskRefusal(String message) {
        super(message);
    }
}
