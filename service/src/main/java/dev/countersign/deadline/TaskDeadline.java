package dev.countersign.deadline;

import dev.countersign.calendar.BusinessCalendar;
import dev.countersign.calendar.BusinessTime;
import jakarta.persistence.CascadeType;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.FetchType;
import jakarta.persistence.Id;
import jakarta.persistence.OneToMany;
import jakarta.persistence.OrderBy;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** One deadline of an open task. */
@Entity
@Table(name = "task_deadline")
class TaskDeadline {

    @Id
    UUID id;

    @Column(name = "task_id")
    String taskId;

    /** Names it within its task: 1 to 3, one per kind. */
    int number;

    @Enumerated(EnumType.STRING)
    DeadlineKind kind;

    @Enumerated(EnumType.STRING)
    DeadlineState state;

    @Column(name = "instance_id")
    String instanceId;

    @Column(name = "definition_id")
    String definitionId;

    @Column(name = "task_key")
    String taskKey;

    String calendar;

    String amount;

    int sign;

    /** The task's creation, the moment it was given back, or its due date. */
    @Column(name = "counted_from")
    @Nullable
    Instant countedFrom;

    @Column(name = "due_at")
    @Nullable
    Instant dueAt;

    boolean postponed;

    @OneToMany(mappedBy = "deadline", cascade = CascadeType.ALL, orphanRemoval = true, fetch = FetchType.EAGER)
    @OrderBy("number")
    List<DeadlineStep> steps = new ArrayList<>();

    @SuppressWarnings("NullAway.Init") // for Hibernate
    protected TaskDeadline() {}

    @SuppressWarnings("this-escape")
    TaskDeadline(TaskFacts task, DeadlineRule rule, String calendar) {
        this.id = UUID.randomUUID();
        this.taskId = task.id();
        this.number = rule.kind().ordinal() + 1;
        this.kind = rule.kind();
        this.state = DeadlineState.STOPPED;
        this.instanceId = task.instanceId();
        this.definitionId = task.definitionId();
        this.taskKey = task.taskKey();
        this.calendar = calendar;
        this.amount = rule.amount();
        this.sign = rule.sign();
        for (int i = 0; i < rule.steps().size(); i++) {
            steps.add(new DeadlineStep(this, i + 1, rule.steps().get(i)));
        }
    }

    /** Counts anew from a moment. */
    void countFrom(Instant from, BusinessCalendar businessCalendar) {
        BusinessTime time = BusinessTime.parse(amount);
        countedFrom = from;
        postponed = false;
        arm(sign < 0 ? businessCalendar.minus(from, time) : businessCalendar.plus(from, time), businessCalendar);
    }

    /** Moves the deadline; its steps start over from there. */
    void postpone(Instant until, BusinessCalendar businessCalendar) {
        postponed = true;
        arm(until, businessCalendar);
    }

    private void arm(Instant at, BusinessCalendar businessCalendar) {
        dueAt = at;
        state = DeadlineState.RUNNING;
        steps.forEach(step -> step.arm(at, businessCalendar));
    }

    void stop(DeadlineState reason) {
        state = reason;
        steps.forEach(DeadlineStep::stop);
    }

    /** What a step leaves to be done. */
    void stepHappened() {
        if (state == DeadlineState.RUNNING && steps.stream().allMatch(step -> step.nextAt == null)) {
            state = DeadlineState.PASSED;
        }
    }

    /** Whether it may still be moved or called off. */
    boolean isOpen() {
        return state == DeadlineState.RUNNING || state == DeadlineState.PASSED;
    }

    /** Whether both do the same at the same distance of time. */
    boolean saysTheSameAs(TaskDeadline other) {
        return describe().equals(other.describe());
    }

    private String describe() {
        return kind + " " + amount + " " + sign + " " + calendar + " "
                + steps.stream().map(DeadlineStep::describe).toList();
    }

    void movedTo(TaskFacts task) {
        definitionId = task.definitionId();
        taskKey = task.taskKey();
    }

    boolean belongsTo(TaskFacts task) {
        return definitionId.equals(task.definitionId()) && taskKey.equals(task.taskKey());
    }

    /** The group of the first step that escalates. */
    Optional<String> escalationGroup() {
        return steps.stream()
                .filter(step -> step.action == ActionKind.ESCALATE)
                .flatMap(step -> Optional.ofNullable(step.target).stream())
                .findFirst();
    }
}
