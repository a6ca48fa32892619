package dev.countersign.function;

import dev.countersign.externaltask.Trouble;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.UUID;
import org.jboss.logging.Logger;

/** Settles what is due of a call. Never throws: the process of one call does not stand in the way of another call. */
@ApplicationScoped
class CallSettling {

    private static final Logger LOG = Logger.getLogger(CallSettling.class);

    private final CallOutcome outcome;
    private final CallTelling telling;

    CallSettling(CallOutcome outcome, CallTelling telling) {
        this.outcome = outcome;
        this.telling = telling;
    }

    /** Stops waiting where that has been too long, and tells the process what is known. */
    void settle(UUID id) {
        try {
            outcome.overdue(id);
            telling.tell(id);
        } catch (RuntimeException | Error e) {
            if (Trouble.passes(e)) {
                LOG.debugf(e, "The process of call %s cannot be told now, it is told again", id);
            } else {
                refused(id, e);
            }
        }
    }

    private void refused(UUID id, Throwable cause) {
        try {
            telling.refused(id, cause);
        } catch (RuntimeException | Error e) {
            LOG.warnf(e, "It cannot be noted that the process of call %s could not go on", id);
            putOff(id);
        }
    }

    private void putOff(UUID id) {
        try {
            telling.putOff(id);
        } catch (RuntimeException | Error e) {
            LOG.debugf(e, "Call %s cannot be put off now", id);
        }
    }
}
