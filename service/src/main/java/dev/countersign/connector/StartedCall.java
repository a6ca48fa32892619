package dev.countersign.connector;

import dev.countersign.externaltask.TakenTask;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A call that is under way, or that was when the service ended. */
@Entity
@Table(name = "connector_call")
class StartedCall {

    @Id
    @Column(name = "external_task_id")
    String externalTaskId;

    @Column(nullable = false)
    UUID attempt;

    @Column(name = "process_instance_id", nullable = false)
    String processInstanceId;

    @Column(name = "activity_id", nullable = false)
    String activityId;

    @Column(nullable = false)
    String connector;

    @Column(nullable = false)
    boolean ask;

    @Column(name = "started_at", nullable = false)
    Instant startedAt;

    /** JSON of what came back, when the process could not go on with it. */
    @Nullable
    String answer;

    /** Whether it took effect, and only its answer could not be used: it is not made again before a person says so. */
    @Column(nullable = false)
    boolean made;

    @SuppressWarnings("NullAway.Init")
    protected StartedCall() {}

    StartedCall(TakenTask task, String connector, boolean ask, Instant startedAt) {
        this.externalTaskId = task.id();
        this.attempt = UUID.randomUUID();
        this.processInstanceId = task.processInstanceId();
        this.activityId = task.activityId();
        this.connector = connector;
        this.ask = ask;
        this.startedAt = startedAt;
    }

    /** The same call is made again, or its answer handed over again, under another attempt. */
    void again(boolean askAfterCrash, Instant now) {
        attempt = UUID.randomUUID();
        ask = askAfterCrash;
        startedAt = now;
    }
}
