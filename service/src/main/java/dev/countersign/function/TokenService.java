package dev.countersign.function;

import dev.countersign.connector.secret.Redaction;
import dev.countersign.function.FunctionCallRepository.TokenRow;
import dev.countersign.problem.GoneException;
import dev.countersign.problem.StateConflictException;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.util.Optional;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/** What the far side says with its token. The token is the only proof; it is good for its call until that ends. */
@ApplicationScoped
class TokenService {

    private static final Logger LOG = Logger.getLogger(TokenService.class);
    private static final int MAX_PROGRESS = 4_000;

    private final FunctionCallRepository calls;
    private final CallOutcome outcome;

    TokenService(FunctionCallRepository calls, CallOutcome outcome) {
        this.calls = calls;
        this.outcome = outcome;
    }

    /** Whether there is such a token. */
    Optional<TokenRow> find(String token) {
        return calls.token(token);
    }

    /**
     * The work is going on.
     *
     * @throws StateConflictException when it is being done by a later attempt, or done
     */
    @Transactional
    TokenAnswer heartbeat(TokenRow token, String progress) {
        FunctionCall call = open(token);
        ofThisAttempt(token, call);
        Instant now = calls.now();
        call.lastHeartbeatAt = now;
        if (!progress.isBlank()) {
            String shown = redaction(token, call).clean(progress).replace("\0", "");
            call.progress = shown.length() <= MAX_PROGRESS ? shown : null;
        }
        call.heardOf(now, outcome.spec(call));
        return answer(call);
    }

    /**
     * The work is done. Saying so again with the same result changes nothing.
     *
     * @throws StateConflictException when it ended with another result, or failed
     */
    @Transactional
    TokenAnswer success(TokenRow token, byte[] body) {
        FunctionCall call = calls.lock(token.callId()).orElseThrow();
        String result = outcome.result(body, redaction(token, call));
        if (call.answeredWith != null && call.state != CallState.FAILED) {
            if (!call.answeredWith.equals(TaskToken.hash(result == null ? "" : result))) {
                throw new StateConflictException("token-used", "Another success has been handed in for this token.");
            }
            return answer(call);
        }
        refuseEnded(call);
        call.answered(result, calls.now());
        LOG.infof("Call %s succeeded, its token says", call.id);
        return answer(call);
    }

    /**
     * The work has failed. It is tried again if that may help and tries are left.
     *
     * @throws StateConflictException when it is being done by a later attempt, or done
     */
    @Transactional
    TokenAnswer failure(TokenRow token, TokenFailure failure) {
        FunctionCall call = open(token);
        ofThisAttempt(token, call);
        Redaction redaction = redaction(token, call);
        outcome.failed(
                call,
                outcome.spec(call),
                redaction.clean(failure.code()),
                redaction.clean(failure.message()),
                !Boolean.FALSE.equals(failure.retryable()));
        return answer(call);
    }

    private Redaction redaction(TokenRow token, FunctionCall call) {
        return outcome.redaction(outcome.spec(call), token.text());
    }

    private FunctionCall open(TokenRow token) {
        FunctionCall call = calls.lock(token.callId()).orElseThrow();
        if (call.state == CallState.ANSWERED || call.state == CallState.SUCCEEDED) {
            throw new StateConflictException("token-used", "Success has been handed in for this token.");
        }
        refuseEnded(call);
        return call;
    }

    private static void ofThisAttempt(TokenRow token, FunctionCall call) {
        if (token.attempt() != call.attempt || call.state == CallState.READY) {
            throw new StateConflictException(
                    "attempt-over", "This attempt has been given up; the function is called again.");
        }
    }

    private static void refuseEnded(FunctionCall call) {
        if (!call.state.isOpen()) {
            throw new GoneException(
                    call.state == CallState.CANCELLED
                            ? "The process does not wait any more."
                            : "The call has failed for good: " + call.errorMessage,
                    call.origin.externalTaskId());
        }
    }

    private static TokenAnswer answer(FunctionCall call) {
        @Nullable Instant due = call.state == CallState.WAITING ? call.heartbeatDueAt : null;
        return new TokenAnswer(call.state == CallState.SUCCEEDED ? CallState.ANSWERED : call.state, due);
    }
}
