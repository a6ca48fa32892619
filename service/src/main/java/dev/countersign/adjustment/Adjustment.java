package dev.countersign.adjustment;

import dev.countersign.decision.DecisionView;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.UUID;
import org.hibernate.annotations.Generated;
import org.jspecify.annotations.Nullable;

/** One percent of one category. Everything but {@code active} stays as it was written. */
@Entity
@Table(name = "forecast_adjustment")
class Adjustment {

    @Id
    private UUID id;

    @Generated
    @Column(name = "sequence", insertable = false, updatable = false)
    private long sequence;

    @Column(name = "instance_id", updatable = false)
    private String instanceId;

    @Column(name = "definition_key", updatable = false)
    private String definitionKey;

    @Column(name = "task_key", updatable = false)
    private String taskKey;

    @Column(name = "category", updatable = false)
    private String category;

    @Column(name = "percent", updatable = false)
    private BigDecimal percent;

    @Column(name = "decision_id", updatable = false)
    private UUID decisionId;

    @Column(name = "decided_by", updatable = false)
    private String decidedBy;

    @Column(name = "team", updatable = false)
    private @Nullable String team;

    @Column(name = "evidence_digest", updatable = false)
    private @Nullable String evidenceDigest;

    @Column(name = "forecast", updatable = false)
    private @Nullable String forecast;

    @Column(name = "at", updatable = false)
    private Instant at;

    @Column(name = "active")
    private boolean active;

    @SuppressWarnings("NullAway.Init") // filled by Hibernate
    protected Adjustment() {}

    Adjustment(
            DecisionView decision,
            CategoryPercent override,
            boolean active,
            @Nullable String team,
            @Nullable String forecast) {
        this.id = UUID.randomUUID();
        this.instanceId = decision.instanceId();
        this.definitionKey = decision.definitionKey();
        this.taskKey = decision.taskKey();
        this.category = override.category();
        this.percent = override.percent();
        this.decisionId = decision.id();
        this.decidedBy = decision.decidedBy();
        this.team = team;
        this.evidenceDigest = decision.evidenceDigest();
        this.forecast = forecast;
        this.at = decision.decidedAt();
        this.active = active;
    }

    void replace() {
        active = false;
    }

    String taskKey() {
        return taskKey;
    }

    AdjustmentView view() {
        return new AdjustmentView(
                id,
                instanceId,
                definitionKey,
                taskKey,
                category,
                percent.stripTrailingZeros().scale() < 0 ? percent.setScale(0) : percent.stripTrailingZeros(),
                decisionId,
                decidedBy,
                team,
                evidenceDigest,
                forecast,
                at,
                active);
    }
}
