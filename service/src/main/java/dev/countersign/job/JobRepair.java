package dev.countersign.job;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Who decided what about a job that had failed for good, and why. Never changed. */
@Entity
@Table(name = "job_repair")
class JobRepair {

    @Id
    UUID id;

    @Column(name = "job_id")
    UUID jobId;

    @Column(name = "action")
    @Enumerated(EnumType.STRING)
    RepairAction action;

    @Column(name = "decided_by")
    String decidedBy;

    @Column(name = "decided_at")
    Instant decidedAt;

    @Column(name = "reason")
    @Nullable
    String reason;

    @Column(name = "settings")
    @Nullable
    String settings;

    /** For Hibernate. */
    protected JobRepair() {}

    JobRepair(
            UUID jobId,
            RepairAction action,
            String decidedBy,
            Instant decidedAt,
            @Nullable String reason,
            @Nullable String settings) {
        this.id = UUID.randomUUID();
        this.jobId = jobId;
        this.action = action;
        this.decidedBy = decidedBy;
        this.decidedAt = decidedAt;
        this.reason = reason;
        this.settings = settings;
    }
}
