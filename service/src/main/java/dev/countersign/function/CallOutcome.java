package dev.countersign.function;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.countersign.connector.secret.ModelSecret;
import dev.countersign.connector.secret.Redaction;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * The changes of a call. Each is one transaction that locks the row. An answer or a failure is written down here, and the
 * process is told by {@link CallTelling}, so that one which cannot go on does not cost a second call.
 */
@ApplicationScoped
class CallOutcome {

    private static final int LONGEST_MESSAGE = 500;

    private static final Logger LOG = Logger.getLogger(CallOutcome.class);

    private final FunctionCallRepository calls;
    private final ModelSecret secrets;
    private final ObjectMapper json;

    CallOutcome(FunctionCallRepository calls, ModelSecret secrets, ObjectMapper json) {
        this.calls = calls;
        this.secrets = secrets;
        this.json = json;
    }

    /** What is to be sent, if the claim still holds. */
    @Transactional
    Optional<Outgoing> begin(UUID id, UUID claim) {
        return calls.lock(id, claim).map(call -> {
            CallSpec spec = spec(call);
            TaskToken token = spec.token() ? TaskToken.random() : null;
            if (token != null) {
                calls.addToken(call.id, call.attempt, token.hash());
            }
            Instant now = calls.now();
            call.nextAt = now.plus(spec.requestTimeout()).plus(Duration.between(now, call.nextAt));
            Redaction redaction = token == null ? new Redaction() : redaction(spec, token.text());
            return new Outgoing(call.id, claim, spec, call.idempotencyKey, call.attempt, token, redaction);
        });
    }

    @Transactional
    void replied(Outgoing sent, Reply reply) {
        calls.lock(sent.id(), sent.claim()).ifPresent(call -> {
            if (!reply.functionError().isEmpty()) {
                failed(
                        call,
                        sent.spec(),
                        "function-error",
                        "The function failed: " + said(reply.body(), sent.redaction()),
                        true);
            } else if (reply.status() / 100 != 2) {
                boolean again = reply.status() >= 500 || reply.status() == 408 || reply.status() == 429;
                failed(
                        call,
                        sent.spec(),
                        "http-" + reply.status(),
                        "The function's address answers with status %d: %s"
                                .formatted(reply.status(), said(reply.body(), sent.redaction())),
                        again);
            } else if (sent.token() != null) {
                call.waits(calls.now(), sent.spec());
            } else {
                answered(call, sent, result(reply.body(), sent.redaction()));
            }
        });
    }

    /** Text as a member, or with its secrets hidden, may be longer than it came. */
    private void answered(FunctionCall call, Outgoing sent, @Nullable String result) {
        int size = result == null ? 0 : result.getBytes(StandardCharsets.UTF_8).length;
        if (size > CallSender.MAX_RESULT) {
            failed(
                    call,
                    sent.spec(),
                    "result-too-large",
                    "The answer has %d bytes as JSON, more than %d. A function stores more elsewhere and answers where."
                            .formatted(size, CallSender.MAX_RESULT),
                    false);
        } else {
            call.answered(result, calls.now());
        }
    }

    /** The request came to nothing. */
    @Transactional
    void unanswered(Outgoing sent, String code, String message, boolean again) {
        calls.lock(sent.id(), sent.claim())
                .ifPresent(
                        call -> failed(call, sent.spec(), code, sent.redaction().clean(message), again));
    }

    /** What the far side may know of a call and must not leave in what stays. */
    Redaction redaction(CallSpec spec, String token) {
        Redaction redaction = new Redaction();
        redaction.hide(token);
        if (!spec.secret().isEmpty()) {
            secrets.hide(spec.secret(), redaction);
        }
        return redaction;
    }

    /** It fails for good by a fault of this service, whatever its spec says. */
    @Transactional
    void broken(UUID id, UUID claim, String code, String message) {
        calls.lock(id, claim).ifPresent(call -> {
            call.describe(code, message);
            call.failed(calls.now());
        });
    }

    /** Stops waiting for a far side that is silent. */
    @Transactional
    void overdue(UUID id) {
        calls.lock(id).filter(call -> call.state == CallState.WAITING).ifPresent(call -> {
            Instant now = calls.now();
            if (call.nextAt.isAfter(now)) {
                return;
            }
            CallSpec spec = spec(call);
            boolean late = call.timesOutAt != null && !now.isBefore(call.timesOutAt);
            failed(
                    call,
                    spec,
                    late ? "timed-out" : "heartbeat-missed",
                    late
                            ? "No answer came within " + Duration.ofMillis(spec.timeoutMillis()) + "."
                            : "Nothing was heard of the function for " + Duration.ofMillis(spec.heartbeatMillis())
                                    + ".",
                    true);
        });
    }

    /** Joins the caller's transaction and row lock. */
    void failed(FunctionCall call, CallSpec spec, String code, String message, boolean again) {
        Instant now = calls.now();
        call.describe(code, message);
        if (again && call.retriesLeft > 0) {
            call.again(spec.pause(call.attempt), now);
            LOG.infof("Call %s of %s failed and is made again at %s: %s", call.id, call.target, call.nextAt, message);
        } else {
            call.failed(now);
            LOG.infof("Call %s of %s failed: %s", call.id, call.target, message);
        }
    }

    CallSpec spec(FunctionCall call) {
        try {
            return json.readValue(call.spec, CallSpec.class);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    /** JSON as it is; other text, also that of a JSON string, as a member: a long text is no process variable. */
    @Nullable
    String result(byte[] body, Redaction redaction) {
        try {
            Object value;
            try {
                value = json.readValue(body, Object.class);
            } catch (IOException e) {
                value = new String(body, StandardCharsets.UTF_8);
            }
            value = redaction.clean(value);
            if (value instanceof String text) {
                value = text.isBlank() ? null : Map.of("text", text);
            }
            return value == null ? null : json.writeValueAsString(value);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    /** What the far side says of a failure, in its words. */
    private String said(byte[] body, Redaction redaction) {
        String text = redaction.clean(new String(body, StandardCharsets.UTF_8).strip());
        try {
            Map<?, ?> members = json.readValue(text, LinkedHashMap.class);
            for (String name : List.of("errorMessage", "message", "detail", "error")) {
                if (members.get(name) instanceof String message) {
                    return cut(redaction.clean(message)); // an escaped letter is another spelling
                }
            }
        } catch (JsonProcessingException e) {
            // then it is the text
        }
        return text.isEmpty() ? "nothing else." : cut(text);
    }

    private static String cut(String text) {
        return text.length() <= LONGEST_MESSAGE ? text : text.substring(0, LONGEST_MESSAGE - 1) + "…";
    }
}
