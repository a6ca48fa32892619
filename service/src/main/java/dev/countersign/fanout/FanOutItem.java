package dev.countersign.fanout;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** One item of a fan-out. */
@Entity
@Table(name = "fan_out_item")
class FanOutItem {

    static final int MAX_RESULT = 8 * 1024;

    @Id
    UUID id;

    @Column(name = "fan_out_id")
    UUID fanOutId;

    @Column(name = "position")
    int position;

    @Column(name = "item")
    String item;

    @Column(name = "state")
    @Enumerated(EnumType.STRING)
    ItemState state;

    @Column(name = "attempts")
    int attempts;

    @Column(name = "retries_left")
    int retriesLeft;

    @Column(name = "next_at")
    Instant nextAt;

    @Column(name = "child_instance_id")
    @Nullable
    String childInstanceId;

    @Column(name = "result")
    @Nullable
    String result;

    @Column(name = "error_code")
    @Nullable
    String errorCode;

    @Column(name = "error_message")
    @Nullable
    String errorMessage;

    @Column(name = "started_at")
    @Nullable
    Instant startedAt;

    @Column(name = "ended_at")
    @Nullable
    Instant endedAt;

    /** For Hibernate. */
    protected FanOutItem() {}

    void started(@Nullable String child, Instant now) {
        state = ItemState.RUNNING;
        childInstanceId = child;
        if (startedAt == null) {
            startedAt = now;
        }
        endedAt = null;
    }

    /** What it gave is kept as long as it is small: a list of a thousand items is no place for data. */
    void succeeded(@Nullable String json, Instant now) {
        if (json != null && json.getBytes(StandardCharsets.UTF_8).length > MAX_RESULT) {
            failed("result-too-large", "The result has more than " + MAX_RESULT + " bytes.", now);
            return;
        }
        state = ItemState.SUCCEEDED;
        result = json;
        errorCode = null;
        errorMessage = null;
        endedAt = now;
    }

    void failed(String code, String message, Instant now) {
        state = ItemState.FAILED;
        describe(code, message);
        endedAt = now;
    }

    void cancelled(Instant now) {
        state = ItemState.CANCELLED;
        endedAt = now;
    }

    void timedOut(Instant now) {
        failed("timed-out", "It was not done when the time was over.", now);
    }

    void again(String code, String message, Duration pause, Instant now) {
        state = ItemState.PENDING;
        childInstanceId = null;
        describe(code, message);
        retriesLeft--;
        nextAt = now.plus(pause);
    }

    private void describe(String code, String message) {
        errorCode = code.length() <= 100 ? code : code.substring(0, 100);
        errorMessage = message.length() <= 2_000 ? message : message.substring(0, 1_997) + "...";
    }
}
