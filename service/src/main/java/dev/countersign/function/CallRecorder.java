package dev.countersign.function;

import dev.countersign.externaltask.Trouble;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.jboss.logging.Logger;

/**
 * Writes down what came of requests. While the database is away that is kept here: a request whose answer this node holds
 * is not made again.
 */
@ApplicationScoped
class CallRecorder {

    private static final Logger LOG = Logger.getLogger(CallRecorder.class);

    private final CallOutcome outcome;
    private final Map<UUID, Unrecorded> unrecorded = new ConcurrentHashMap<>();

    CallRecorder(CallOutcome outcome) {
        this.outcome = outcome;
    }

    /** Writes it down, now or as soon as that is possible. Never throws. */
    void record(Outgoing sent, Runnable what) {
        try {
            what.run();
        } catch (RuntimeException | Error e) {
            if (Trouble.passes(e)) {
                LOG.warnf("What came of call %s cannot be recorded now, it is kept: %s", sent.id(), e);
                unrecorded.put(sent.id(), new Unrecorded(sent, what));
            } else {
                broken(sent.id(), sent.claim(), "not-recorded", "What came of the call cannot be recorded: ", e);
            }
        }
    }

    /** Once more what could not be written down before. */
    void recordWhatIsLeft() {
        for (UUID id : Set.copyOf(unrecorded.keySet())) {
            Unrecorded left = unrecorded.remove(id);
            if (left != null) {
                record(left.sent(), left.what());
            }
        }
    }

    /** The calls whose outcome this node holds. */
    Set<UUID> held() {
        return Set.copyOf(unrecorded.keySet());
    }

    /** The request could not even be sent. Never throws; without a note of it the call comes again after its lease. */
    void notMade(UUID id, UUID claim, Throwable cause) {
        if (Trouble.passes(cause)) {
            LOG.warnf("Call %s could not be made, it is made when its lease is over: %s", id, cause);
        } else {
            broken(id, claim, "not-made", "The call could not be made: ", cause);
        }
    }

    private void broken(UUID id, UUID claim, String code, String what, Throwable cause) {
        LOG.warnf(cause, "Call %s is broken: %s", id, code);
        try {
            outcome.broken(id, claim, code, what + Trouble.reason(cause));
        } catch (RuntimeException | Error e) {
            LOG.warnf(e, "It cannot be recorded now that call %s is broken; it is made when its lease is over", id);
        }
    }

    private record Unrecorded(Outgoing sent, Runnable what) {}
}
