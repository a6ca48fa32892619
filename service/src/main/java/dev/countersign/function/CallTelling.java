package dev.countersign.function;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.countersign.externaltask.Trouble;
import io.quarkus.arc.All;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/** Tells processes how their calls ended. Each method is one transaction that locks the row of the call. */
@ApplicationScoped
class CallTelling {

    /** The code of a call that succeeded, whose answer the process could not take. */
    static final String REFUSED = "refused-by-engine";

    private static final Logger LOG = Logger.getLogger(CallTelling.class);
    private static final int MAX_REFUSALS = 3;
    private static final Duration PAUSE = Duration.ofMinutes(1);

    private final FunctionCallRepository calls;
    private final List<CallOwner> owners;
    private final ObjectMapper json;

    CallTelling(FunctionCallRepository calls, @All List<CallOwner> owners, ObjectMapper json) {
        this.calls = calls;
        this.owners = owners;
        this.json = json;
    }

    /** Tells what came of the call, if that is known and due. */
    @Transactional
    void tell(UUID id) {
        calls.lock(id).filter(CallTelling::isToBeTold).ifPresent(call -> {
            Instant now = calls.now();
            if (call.nextAt.isAfter(now)) {
                return;
            }
            if (call.untold) {
                owner(call).failed(end(call));
                call.untold = false;
            } else {
                owner(call).succeeded(end(call));
                call.end(CallState.SUCCEEDED, now);
            }
        });
    }

    /**
     * The process could not go on with what it was told; after some tries a person has to look. What it refused is not
     * tried here once more.
     */
    @Transactional
    void refused(UUID id, Throwable cause) {
        calls.lock(id).filter(CallTelling::isToBeTold).ifPresent(call -> {
            Instant now = calls.now();
            call.refusals++;
            call.nextAt = now.plusSeconds(1L << call.refusals);
            LOG.warnf(cause, "The process of call %s could not go on (%d)", call.id, call.refusals);
            if (call.refusals >= MAX_REFUSALS) {
                giveUp(call, Trouble.reason(cause), now);
            }
        });
    }

    /** Not now: whatever is in the way, other calls come first. */
    @Transactional
    void putOff(UUID id) {
        calls.lock(id).ifPresent(call -> call.nextAt = calls.now().plus(PAUSE));
    }

    private void giveUp(FunctionCall call, String reason, Instant now) {
        if (call.untold) {
            call.untold = false;
            call.describe(
                    String.valueOf(call.errorCode),
                    "%s The process cannot handle this failure: %s A retry of the incident calls the function again."
                            .formatted(call.errorMessage, reason));
        } else {
            call.describe(
                    REFUSED,
                    "The function succeeded, but the process cannot go on: %s A retry of the incident hands the same answer over again without another call."
                            .formatted(reason));
            call.end(CallState.FAILED, now);
        }
        owner(call).refused(end(call));
    }

    private static boolean isToBeTold(FunctionCall call) {
        return call.state == CallState.ANSWERED || call.untold;
    }

    private CallEnd end(FunctionCall call) {
        boolean succeeded = call.state == CallState.ANSWERED;
        return new CallEnd(
                call.id,
                call.ownerId,
                call.origin,
                succeeded ? value(call.result) : null,
                succeeded ? null : call.errorCode,
                call.errorMessage == null ? "" : call.errorMessage,
                call.attempt);
    }

    private @Nullable Object value(@Nullable String text) {
        try {
            return text == null ? null : json.readValue(text, Object.class);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    private CallOwner owner(FunctionCall call) {
        return owners.stream()
                .filter(owner -> owner.kind().equals(call.ownerKind))
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("nobody owns calls of the kind " + call.ownerKind));
    }
}
