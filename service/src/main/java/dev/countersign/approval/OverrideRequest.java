package dev.countersign.approval;

import dev.countersign.decision.DecidedTask;
import jakarta.persistence.Column;
import jakarta.persistence.Convert;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.hibernate.annotations.Immutable;
import org.jspecify.annotations.Nullable;

/** An admin asks that a person may do one task although a rule forbids it. */
@Entity
@Immutable
@Table(name = "override_request")
class OverrideRequest {

    @Id
    @Column(name = "id")
    UUID id;

    @Column(name = "task_id")
    String taskId;

    @Column(name = "task_key")
    String taskKey;

    @Column(name = "task_name")
    @Nullable
    String taskName;

    @Column(name = "instance_id")
    String instanceId;

    @Column(name = "definition_key")
    String definitionKey;

    @Column(name = "business_key")
    @Nullable
    String businessKey;

    @Column(name = "beneficiary")
    String beneficiary;

    @Column(name = "reason")
    String reason;

    @Column(name = "objection")
    String objection;

    @Column(name = "objections")
    @Convert(converter = ObjectionsColumn.class)
    @Nullable
    List<Objection> objections;

    @Column(name = "requested_by")
    String requestedBy;

    @Column(name = "requested_at")
    Instant requestedAt;

    @Column(name = "answer_until")
    Instant answerUntil;

    @SuppressWarnings("NullAway.Init") // filled by Hibernate
    protected OverrideRequest() {}

    OverrideRequest(
            DecidedTask task,
            String beneficiary,
            String reason,
            List<Objection> objections,
            String requestedBy,
            Instant requestedAt,
            Duration answerWithin) {
        this.id = UUID.randomUUID();
        this.taskId = task.taskId();
        this.taskKey = task.taskKey();
        this.taskName = task.taskName();
        this.instanceId = task.instanceId();
        this.definitionKey = task.definitionKey();
        this.businessKey = task.businessKey();
        this.beneficiary = beneficiary;
        this.reason = reason;
        this.objection = Objection.sentences(objections);
        this.objections = List.copyOf(objections);
        this.requestedBy = requestedBy;
        this.requestedAt = requestedAt.truncatedTo(ChronoUnit.MICROS);
        this.answerUntil = this.requestedAt.plus(answerWithin);
    }

    /** Empty in rows that have only the sentences. */
    List<Objection> objections() {
        return Objects.requireNonNullElse(objections, List.of());
    }

    /** The rules that an exception lifts: those that the admins were told of. */
    Set<Objection.Code> lifts() {
        return objections == null
                ? WrittenObjections.namedIn(objection, beneficiary)
                : objections.stream().map(Objection::code).collect(Collectors.toUnmodifiableSet());
    }

    DecidedTask task() {
        return new DecidedTask(taskId, taskKey, taskName, instanceId, definitionKey, businessKey);
    }
}
