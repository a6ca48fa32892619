package dev.countersign.approval;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.UUID;
import org.hibernate.annotations.Immutable;
import org.jspecify.annotations.Nullable;

/** A second admin's answer to a request for an exception. */
@Entity
@Immutable
@Table(name = "override_answer")
class OverrideAnswer {

    @Id
    @Column(name = "request_id")
    UUID requestId;

    @Column(name = "task_id")
    String taskId;

    @Column(name = "beneficiary")
    String beneficiary;

    @Column(name = "confirmed")
    boolean confirmed;

    @Column(name = "answered_by")
    String answeredBy;

    @Column(name = "answered_at")
    Instant answeredAt;

    @Column(name = "comment")
    @Nullable
    String comment;

    @Column(name = "usable_until")
    @Nullable
    Instant usableUntil;

    @Column(name = "decision_id")
    @Nullable
    UUID decisionId;

    @SuppressWarnings("NullAway.Init") // filled by Hibernate
    protected OverrideAnswer() {}

    /** A refusal; {@link #confirm} makes it a confirmation. */
    OverrideAnswer(OverrideRequest request, String answeredBy, Instant answeredAt, @Nullable String comment) {
        this.requestId = request.id;
        this.taskId = request.taskId;
        this.beneficiary = request.beneficiary;
        this.answeredBy = answeredBy;
        this.answeredAt = answeredAt.truncatedTo(ChronoUnit.MICROS);
        this.comment = comment;
    }

    OverrideAnswer confirm(Instant until, UUID decision) {
        this.confirmed = true;
        this.usableUntil = until.truncatedTo(ChronoUnit.MICROS);
        this.decisionId = decision;
        return this;
    }
}
