package dev.countersign.deadline;

import dev.countersign.calendar.BusinessCalendar;
import dev.countersign.calendar.BusinessTime;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.Table;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** One thing that happens at a deadline, once or again and again. */
@Entity
@Table(name = "task_deadline_step")
class DeadlineStep {

    private static final Duration LONGEST_PAUSE = Duration.ofHours(1);
    private static final int LONGEST_ERROR = 500;

    @Id
    UUID id;

    @ManyToOne(optional = false)
    @JoinColumn(name = "deadline_id")
    TaskDeadline deadline;

    @Column(name = "task_id")
    String taskId;

    int number;

    @Enumerated(EnumType.STRING)
    ActionKind action;

    @Nullable
    String target;

    @Nullable
    String fallback;

    @Column(name = "after_amount")
    @Nullable
    String after;

    @Column(name = "every_amount")
    @Nullable
    String every;

    @Nullable
    Integer times;

    int fired;

    /** When it happens next; null when nothing more is to happen. */
    @Column(name = "next_at")
    @Nullable
    Instant nextAt;

    /** When it is tried next: later than {@code nextAt} after a failure. */
    @Column(name = "try_at")
    @Nullable
    Instant tryAt;

    int failures;

    @Column(name = "last_error")
    @Nullable
    String lastError;

    @SuppressWarnings("NullAway.Init") // for Hibernate
    protected DeadlineStep() {}

    /** With the expressions of the rule evaluated. */
    DeadlineStep(TaskDeadline deadline, int number, StepRule rule) {
        this.id = UUID.randomUUID();
        this.deadline = deadline;
        this.taskId = deadline.taskId;
        this.number = number;
        this.action = rule.action();
        this.target = rule.target();
        this.fallback = rule.fallback();
        this.after = rule.after();
        this.every = rule.every();
        this.times = rule.times();
    }

    boolean isDue(Instant now) {
        return tryAt != null && !tryAt.isAfter(now);
    }

    /** Starts over for a deadline at the given moment. */
    void arm(Instant dueAt, BusinessCalendar calendar) {
        fired = 0;
        next(after == null ? dueAt : calendar.plus(dueAt, BusinessTime.parse(after)));
    }

    void stop() {
        next(null);
    }

    /** It has happened. What was missed meanwhile is not made up for: the next time lies ahead. */
    void happened(Instant now, BusinessCalendar calendar) {
        fired++;
        Instant at = nextAt;
        if (every == null || at == null || (times != null && fired >= times)) {
            next(null);
            return;
        }
        BusinessTime pause = BusinessTime.parse(every);
        Instant next = calendar.plus(at, pause);
        if (!next.isAfter(now)) {
            next = calendar.plus(now, pause);
        }
        next(next);
    }

    /** It could not be done; another try follows, ever more slowly. */
    void failed(String reason, Instant now) {
        failures++;
        Duration pause = Duration.ofSeconds(1L << Math.min(failures, 12));
        tryAt = now.plus(pause.compareTo(LONGEST_PAUSE) < 0 ? pause : LONGEST_PAUSE);
        lastError = reason.length() <= LONGEST_ERROR ? reason : reason.substring(0, LONGEST_ERROR);
    }

    private void next(@Nullable Instant at) {
        nextAt = at;
        tryAt = at;
        failures = 0;
        lastError = null;
    }

    String describe() {
        return action + " " + target + " " + fallback + " " + after + " " + every + " " + times;
    }
}
