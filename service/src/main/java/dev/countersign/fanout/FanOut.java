package dev.countersign.fanout;

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

/** One task that does something for each item of a list. All times are the database's. */
@Entity
@Table(name = "fan_out")
class FanOut {

    @Id
    UUID id;

    @Embedded
    TaskOrigin origin;

    @Column(name = "state")
    @Enumerated(EnumType.STRING)
    FanOutState state;

    @Column(name = "target")
    String target;

    @Column(name = "call")
    @Nullable
    String call;

    @Column(name = "process_key")
    @Nullable
    String processKey;

    @Column(name = "items")
    int items;

    @Column(name = "parallelism")
    int parallelism;

    @Column(name = "retries")
    int retries;

    @Column(name = "back_off_millis")
    long backOffMillis;

    @Column(name = "tolerated")
    int tolerated;

    @Column(name = "timeout_millis")
    @Nullable
    Long timeoutMillis;

    @Column(name = "times_out_at")
    @Nullable
    Instant timesOutAt;

    @Column(name = "created_at")
    Instant createdAt;

    @Column(name = "next_at")
    Instant nextAt;

    @Column(name = "refusals")
    int refusals;

    @Column(name = "ended_at")
    @Nullable
    Instant endedAt;

    @Column(name = "message")
    @Nullable
    String message;

    @Column(name = "summary")
    @Nullable
    String summary;

    @Column(name = "file_id")
    @Nullable
    UUID fileId;

    /** For Hibernate. */
    protected FanOut() {}

    FanOut(TakenTask task, FanOutSettings settings, String target, int items, Instant now) {
        this.id = UUID.randomUUID();
        this.origin = TaskOrigin.of(task);
        this.state = FanOutState.RUNNING;
        this.target = target;
        this.processKey = settings.processKey().orElse(null);
        this.items = items;
        this.parallelism = settings.parallelism();
        this.retries = settings.retries();
        this.backOffMillis = settings.backOff().toMillis();
        this.tolerated = settings.tolerated(items);
        this.timeoutMillis =
                settings.timeout().map(timeout -> timeout.toMillis()).orElse(null);
        this.createdAt = now;
        run(now);
    }

    /** Begins, or goes on after a person has decided. */
    void run(Instant now) {
        state = FanOutState.RUNNING;
        refusals = 0;
        endedAt = null;
        message = null;
        nextAt = now;
        timesOutAt = timeoutMillis == null ? null : now.plusMillis(timeoutMillis);
    }

    void end(FanOutState last, @Nullable String why, Instant now) {
        state = last;
        explain(why);
        endedAt = now;
    }

    /** The process does not wait any more; it ends when all of its items have. */
    void cancelling() {
        state = FanOutState.CANCELLING;
        refusals = 0;
        endedAt = null;
        explain("The process does not wait any more; the processes of items are being ended.");
    }

    /** Something is in the way: the next try comes after a pause, each longer than the one before. */
    void refused(String why, Duration longest, Instant now) {
        refusals++;
        Duration pause = Duration.ofSeconds(1L << Math.min(refusals, 20));
        nextAt = now.plus(pause.compareTo(longest) < 0 ? pause : longest);
        explain(why);
    }

    private void explain(@Nullable String why) {
        message = why == null || why.length() <= 2_000 ? why : why.substring(0, 1_997) + "...";
    }

    /** Of the process of an item. */
    String businessKeyOf(int position) {
        String key = origin.businessKey() == null ? origin.processInstanceId() : origin.businessKey();
        return key + "-" + (position + 1);
    }
}
