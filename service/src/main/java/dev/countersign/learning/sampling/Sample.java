package dev.countersign.learning.sampling;

import dev.countersign.decision.DecisionView;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** An automatic approval that was put before a person. */
@Entity
@Table(name = "sample")
class Sample {

    @Id
    private UUID id;

    @Column(name = "instance_id")
    private String instanceId;

    @Column(name = "definition_key")
    private String definitionKey;

    @Column(name = "business_key")
    private @Nullable String businessKey;

    @Column(name = "decision_key")
    private String decisionKey;

    @Column(name = "task_key")
    private String taskKey;

    @Column(name = "chosen_at")
    private Instant chosenAt;

    private double share;

    @Column(name = "decision_id")
    private @Nullable UUID decisionId;

    @Column(name = "decided_by")
    private @Nullable String decidedBy;

    @Column(name = "decided_at")
    private @Nullable Instant decidedAt;

    private @Nullable String outcome;

    @Enumerated(EnumType.STRING)
    private @Nullable Verdict verdict;

    protected Sample() {}

    /** @param taskKey the user task whose answer counts; empty when any does */
    Sample(
            String instanceId,
            String definitionKey,
            @Nullable String businessKey,
            String decisionKey,
            String taskKey,
            double share,
            Instant chosenAt) {
        this.id = UUID.randomUUID();
        this.instanceId = instanceId;
        this.definitionKey = definitionKey;
        this.businessKey = businessKey;
        this.decisionKey = decisionKey;
        this.taskKey = taskKey;
        this.share = share;
        this.chosenAt = chosenAt;
    }

    String instanceId() {
        return instanceId;
    }

    boolean open() {
        return verdict == null;
    }

    /**
     * Takes the answer, when it is one to this sample.
     *
     * @param approves whether it approves
     */
    void decided(DecisionView decision, boolean approves) {
        if (!open() || decision.outcome() == null || !(taskKey.isEmpty() || taskKey.equals(decision.taskKey()))) {
            return;
        }
        decisionId = decision.id();
        decidedBy = decision.decidedBy();
        decidedAt = decision.decidedAt();
        outcome = decision.outcome();
        verdict = verdict(decision, approves);
    }

    private static Verdict verdict(DecisionView decision, boolean approves) {
        if (!approves) {
            return Verdict.DISAGREED;
        }
        return decision.data().path("overrides").isEmpty() ? Verdict.AGREED : Verdict.CORRECTED;
    }

    SampleView view() {
        return new SampleView(
                instanceId,
                definitionKey,
                businessKey,
                decisionKey,
                chosenAt,
                Objects.requireNonNull(decisionId),
                Objects.requireNonNull(decidedBy),
                Objects.requireNonNull(decidedAt),
                Objects.requireNonNull(outcome),
                Objects.requireNonNull(verdict));
    }
}
