package dev.countersign.learning.value;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A forecast that the business got, and who is behind it. */
@Entity
@Table(name = "published_forecast")
class PublishedForecast {

    @Id
    private UUID id;

    @Column(name = "definition_key")
    private String definitionKey;

    @Column(name = "instance_id")
    private String instanceId;

    @Column(name = "business_key")
    private @Nullable String businessKey;

    @Column(name = "input")
    private String input;

    @Column(name = "published")
    private String published;

    @Column(name = "published_at")
    private Instant publishedAt;

    @Column(name = "first_week")
    private @Nullable LocalDate firstWeek;

    @Column(name = "last_week")
    private @Nullable LocalDate lastWeek;

    @Column(name = "decision_id")
    private @Nullable UUID decisionId;

    @Column(name = "decided_by")
    private @Nullable String decidedBy;

    private @Nullable String team;

    protected PublishedForecast() {}

    /** @param published the folder of the publication */
    PublishedForecast(Run run, String published, Instant publishedAt, Weeks weeks, Approver approver) {
        this.id = UUID.randomUUID();
        this.definitionKey = run.definitionKey();
        this.instanceId = run.instanceId();
        this.businessKey = run.businessKey();
        this.input = run.input();
        this.published = published;
        this.publishedAt = publishedAt;
        this.firstWeek = weeks.first();
        this.lastWeek = weeks.last();
        this.decisionId = approver.decisionId();
        this.decidedBy = approver.userId();
        this.team = approver.team();
    }

    /** The run of a process that figures or a forecast came out of. */
    record Run(
            String definitionKey,
            String instanceId,
            @Nullable String businessKey,
            String input) {}

    /** First and last week of a forecast; null when not known. */
    record Weeks(@Nullable LocalDate first, @Nullable LocalDate last) {}

    /** Who approved, and as a member of which group; all null when nobody did. */
    record Approver(
            @Nullable UUID decisionId,
            @Nullable String userId,
            @Nullable String team) {

        static final Approver NOBODY = new Approver(null, null, null);
    }

    UUID id() {
        return id;
    }

    String published() {
        return published;
    }

    @Nullable
    String businessKey() {
        return businessKey;
    }

    /** Whether figures up to a day say something about this forecast. */
    boolean reachedBy(@Nullable LocalDate lastFigures) {
        return firstWeek == null || lastFigures == null || !firstWeek.isAfter(lastFigures);
    }

    /** Whether its last week lies so far back that new figures are not expected to change any more. */
    boolean settledBefore(@Nullable LocalDate day) {
        return lastWeek != null && day != null && lastWeek.isBefore(day);
    }
}
