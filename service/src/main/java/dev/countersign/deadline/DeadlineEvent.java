package dev.countersign.deadline;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import org.hibernate.annotations.Immutable;
import org.jspecify.annotations.Nullable;

/** What has happened at a deadline; it stays when the task is done. */
@Entity
@Immutable
@Table(name = "deadline_event")
class DeadlineEvent {

    @Id
    @GeneratedValue(strategy = GenerationType.IDENTITY)
    @Nullable
    Long sequence;

    @Column(name = "task_id")
    String taskId;

    @Column(name = "instance_id")
    String instanceId;

    int number;

    @Enumerated(EnumType.STRING)
    DeadlineKind kind;

    @Enumerated(EnumType.STRING)
    DeadlineOccurrence.What what;

    @Nullable
    String target;

    @Nullable
    String recipients;

    @Nullable
    String reason;

    @Nullable
    String actor;

    @Column(name = "due_at")
    @Nullable
    Instant dueAt;

    Instant at;

    @SuppressWarnings("NullAway.Init") // for Hibernate
    protected DeadlineEvent() {}

    DeadlineEvent(TaskDeadline deadline, DeadlineOccurrence.What what, Instant at) {
        this.taskId = deadline.taskId;
        this.instanceId = deadline.instanceId;
        this.number = deadline.number;
        this.kind = deadline.kind;
        this.dueAt = deadline.dueAt;
        this.what = what;
        this.at = at;
    }
}
