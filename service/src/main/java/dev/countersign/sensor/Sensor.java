package dev.countersign.sensor;

import dev.countersign.externaltask.TakenTask;
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

/** A task that waits. All times are the database's. */
@Entity
@Table(name = "sensor")
class Sensor {

    private static final int LONGEST_ANSWER = 1_000;

    @Id
    UUID id;

    @Embedded
    TaskOrigin origin;

    @Column(name = "kind")
    String kind;

    @Column(name = "target")
    String target;

    @Column(name = "peer")
    String peer;

    @Column(name = "inputs")
    String inputs;

    @Column(name = "state")
    @Enumerated(EnumType.STRING)
    SensorState state;

    @Column(name = "created_at")
    Instant createdAt;

    @Column(name = "times_out_at")
    @Nullable
    Instant timesOutAt;

    @Column(name = "next_poke_at")
    Instant nextPokeAt;

    @Column(name = "claim")
    @Nullable
    UUID claim;

    @Column(name = "claimed_until")
    @Nullable
    Instant claimedUntil;

    @Column(name = "pokes")
    int pokes;

    @Column(name = "failures")
    int failures;

    @Column(name = "failed_pokes")
    int failedPokes;

    @Column(name = "refusals")
    int refusals;

    @Column(name = "last_poke_at")
    @Nullable
    Instant lastPokeAt;

    @Column(name = "last_answer")
    @Nullable
    String lastAnswer;

    @Column(name = "last_failed")
    boolean lastFailed;

    @Column(name = "observed")
    @Nullable
    String observed;

    @Column(name = "ended_at")
    @Nullable
    Instant endedAt;

    @Column(name = "result")
    @Nullable
    String result;

    /** For Hibernate. */
    protected Sensor() {}

    Sensor(TakenTask task, String kind, String target, String peer, String inputs, Instant now) {
        this.id = UUID.randomUUID();
        this.origin = TaskOrigin.of(task);
        this.kind = kind;
        this.target = target;
        this.peer = peer;
        this.inputs = inputs;
        this.state = SensorState.WAITING;
        this.createdAt = now;
        this.nextPokeAt = now;
    }

    /** It has looked, and what it waits for is not there yet. */
    void looked(String answer, Instant now) {
        pokes++;
        failures = 0;
        refusals = 0;
        answered(answer, false, now);
    }

    /** It was not possible to look. */
    void couldNotLook(String reason, Instant now) {
        failures++;
        failedPokes++;
        answered(reason, true, now);
    }

    /** The process could not go on. The pause holds when its time is over, too: there is no hurry to fail again. */
    void refused(String reason, Duration pause, Instant now) {
        refusals++;
        couldNotLook(reason, now);
        nextPokeAt = now.plus(pause);
        release();
    }

    /** The next look, and a last one when its time is over. */
    void waitFor(Duration pause, Instant now) {
        Instant next = now.plus(pause);
        nextPokeAt = timesOutAt != null && timesOutAt.isBefore(next) ? timesOutAt : next;
        release();
    }

    /** Nobody else looks for so long. */
    void keep(UUID holder, Duration time, Instant now) {
        claim = holder;
        claimedUntil = now.plus(time);
    }

    void release() {
        claim = null;
        claimedUntil = null;
    }

    boolean isOverdue(Instant now) {
        return timesOutAt != null && !now.isBefore(timesOutAt);
    }

    void end(SensorState last, Instant now) {
        if (state != SensorState.WAITING) {
            throw new IllegalStateException("sensor " + id + " is " + state + " and cannot become " + last);
        }
        state = last;
        endedAt = now;
        release();
        observed = null;
    }

    private void answered(String answer, boolean failed, Instant now) {
        lastPokeAt = now;
        lastFailed = failed;
        lastAnswer = answer.length() <= LONGEST_ANSWER ? answer : answer.substring(0, LONGEST_ANSWER - 3) + "...";
    }
}
