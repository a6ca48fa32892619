package dev.countersign.function;

import dev.countersign.externaltask.TaskOrigin;
import jakarta.persistence.Column;
import jakarta.persistence.Embedded;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A call and all attempts to make it. All times are the database's. */
@Entity
@Table(name = "function_call")
class FunctionCall {

    @Id
    UUID id;

    @Column(name = "owner_kind")
    String ownerKind;

    @Column(name = "owner_id")
    String ownerId;

    @Embedded
    TaskOrigin origin;

    @Column(name = "target")
    String target;

    @Column(name = "spec")
    String spec;

    @Column(name = "idempotency_key")
    String idempotencyKey;

    @Column(name = "state")
    @Enumerated(EnumType.STRING)
    CallState state;

    @Column(name = "attempt")
    int attempt;

    @Column(name = "retries_left")
    int retriesLeft;

    @Column(name = "refusals")
    int refusals;

    /** It has failed for good, and the process does not know yet. */
    @Column(name = "untold")
    boolean untold;

    @Column(name = "created_at")
    Instant createdAt;

    @Column(name = "next_at")
    Instant nextAt;

    @Column(name = "claim")
    @Nullable
    UUID claim;

    @Column(name = "heartbeat_due_at")
    @Nullable
    Instant heartbeatDueAt;

    @Column(name = "times_out_at")
    @Nullable
    Instant timesOutAt;

    @Column(name = "last_heartbeat_at")
    @Nullable
    Instant lastHeartbeatAt;

    @Column(name = "progress")
    @Nullable
    String progress;

    @Column(name = "result")
    @Nullable
    String result;

    @Column(name = "answered_with")
    @Nullable
    String answeredWith;

    @Column(name = "error_code")
    @Nullable
    String errorCode;

    @Column(name = "error_message")
    @Nullable
    String errorMessage;

    @Column(name = "ended_at")
    @Nullable
    Instant endedAt;

    /** For Hibernate. */
    protected FunctionCall() {}

    FunctionCall(
            String ownerKind,
            String ownerId,
            TaskOrigin origin,
            String target,
            String spec,
            String idempotencyKey,
            int retries,
            Instant now) {
        this.id = UUID.randomUUID();
        this.ownerKind = ownerKind;
        this.ownerId = ownerId;
        this.origin = origin;
        this.target = target;
        this.spec = spec;
        this.idempotencyKey = idempotencyKey;
        this.state = CallState.READY;
        this.retriesLeft = retries;
        this.createdAt = now;
        this.nextAt = now;
    }

    /** The far side has taken the call; from now on it has to be heard of. */
    void waits(Instant now, CallSpec spec) {
        state = CallState.WAITING;
        claim = null;
        timesOutAt = now.plusMillis(spec.timeoutMillis());
        heardOf(now, spec);
    }

    void heardOf(Instant now, CallSpec spec) {
        heartbeatDueAt = spec.heartbeatMillis() == 0 ? null : now.plusMillis(spec.heartbeatMillis());
        if (state == CallState.WAITING && timesOutAt != null) {
            nextAt = heartbeatDueAt != null && heartbeatDueAt.isBefore(timesOutAt) ? heartbeatDueAt : timesOutAt;
        }
    }

    void answered(@Nullable String json, Instant now) {
        state = CallState.ANSWERED;
        claim = null;
        result = json;
        answeredWith = TaskToken.hash(json == null ? "" : json);
        errorCode = null;
        errorMessage = null;
        nextAt = now;
    }

    /** A further attempt after a pause. */
    void again(Duration pause, Instant now) {
        state = CallState.READY;
        claim = null;
        retriesLeft--;
        nextAt = now.plus(pause);
        heartbeatDueAt = null;
        timesOutAt = null;
    }

    /** Without the one character that the database cannot keep. */
    void describe(String code, String message) {
        errorCode = abbreviated(code.replace("\0", ""), 100);
        errorMessage = abbreviated(message.replace("\0", ""), 2_000);
    }

    /** For good; the process is told next. */
    void failed(Instant now) {
        end(CallState.FAILED, now);
        untold = true;
        refusals = 0;
        nextAt = now;
    }

    void end(CallState last, Instant now) {
        state = last;
        claim = null;
        endedAt = now;
    }

    private static String abbreviated(String text, int length) {
        return text.length() <= length ? text : text.substring(0, length - 3) + "...";
    }
}
