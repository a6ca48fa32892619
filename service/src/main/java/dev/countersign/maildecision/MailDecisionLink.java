package dev.countersign.maildecision;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** One button of one mail: it lets one person choose one option of one task, on the evidence that the mail showed. */
@Entity
@Table(name = "mail_decision_link")
class MailDecisionLink {
    @Id
    @Column(name = "token_hash")
    String tokenHash;

    @Column(name = "task_id", nullable = false)
    String taskId;

    @Column(name = "user_id", nullable = false)
    String userId;

    @Column(name = "option_value", nullable = false)
    String optionValue;

    @Column(name = "option_label", nullable = false)
    String optionLabel;

    @Column(name = "comment_allowed", nullable = false)
    boolean commentAllowed;

    @Column(name = "evidence_digest")
    @Nullable
    String evidenceDigest;

    @Column(name = "created_at", nullable = false)
    Instant createdAt;

    @Column(name = "expires_at", nullable = false)
    Instant expiresAt;

    @Column(name = "used_at")
    @Nullable
    Instant usedAt;

    @SuppressWarnings("NullAway.Init") // filled by Hibernate
    protected MailDecisionLink() {}

    MailDecisionLink(
            Token token,
            String taskId,
            String userId,
            DecisionOptions.Option option,
            boolean commentAllowed,
            @Nullable String evidenceDigest) {
        this.tokenHash = token.hash();
        this.taskId = taskId;
        this.userId = userId;
        this.optionValue = option.value();
        this.optionLabel = option.label();
        this.commentAllowed = commentAllowed;
        this.evidenceDigest = evidenceDigest;
    }

    MailDecisionLink valid(Instant from, Instant to) {
        createdAt = from;
        expiresAt = to;
        return this;
    }

    boolean isExpired(Instant now) {
        return !now.isBefore(expiresAt);
    }
}
