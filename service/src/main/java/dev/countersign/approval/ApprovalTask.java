package dev.countersign.approval;

import jakarta.persistence.Column;
import jakarta.persistence.Convert;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What was settled when a task with approval rules was created. Later changes of variables do not change it; the escalation
 * may come later.
 */
@Entity
@Table(name = "approval_task")
class ApprovalTask {

    @Id
    @Column(name = "task_id")
    String taskId;

    @Column(name = "instance_id")
    String instanceId;

    @Column(name = "required")
    int required;

    @Column(name = "escalated_to")
    @Nullable
    String escalatedTo;

    @Column(name = "escalation_reason")
    @Nullable
    String escalationReason;

    @Column(name = "objections")
    @Convert(converter = ObjectionsColumn.class)
    @Nullable
    List<Objection> objections;

    @Column(name = "created_at")
    Instant createdAt;

    /** Why it was escalated; empty when it was not, and in rows that have only the sentence. */
    Optional<Objection> escalation() {
        return Optional.ofNullable(objections).flatMap(list -> list.stream().findFirst());
    }

    @SuppressWarnings("NullAway.Init") // filled by Hibernate
    protected ApprovalTask() {}

    ApprovalTask(GuardedTask task, int required, Instant createdAt) {
        this.taskId = task.id();
        this.instanceId = task.instanceId();
        this.required = required;
        this.createdAt = createdAt;
    }

    ApprovalTask escalated(String group, Objection reason) {
        this.escalatedTo = group;
        this.escalationReason = reason.sentence();
        this.objections = List.of(reason);
        return this;
    }
}
