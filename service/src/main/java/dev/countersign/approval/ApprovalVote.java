package dev.countersign.approval;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.Set;
import java.util.UUID;
import org.hibernate.annotations.Immutable;
import org.jspecify.annotations.Nullable;

/** An approving vote that left its task open. The decision record says the same; this row is for counting. */
@Entity
@Immutable
@Table(name = "approval_vote")
class ApprovalVote {

    @Id
    @Column(name = "decision_id")
    UUID decisionId;

    @Column(name = "task_id")
    String taskId;

    @Column(name = "user_id")
    String userId;

    @Column(name = "user_groups")
    String[] userGroups;

    @Column(name = "outcome")
    @Nullable
    String outcome;

    @Column(name = "comment")
    @Nullable
    String comment;

    @Column(name = "evidence_digest")
    @Nullable
    String evidenceDigest;

    @Column(name = "voted_at")
    Instant votedAt;

    @SuppressWarnings("NullAway.Init") // filled by Hibernate
    protected ApprovalVote() {}

    ApprovalVote(String taskId, Ballot ballot, Set<String> groups) {
        this.decisionId = ballot.decisionId();
        this.taskId = taskId;
        this.userId = ballot.by();
        this.userGroups = groups.stream().sorted().toArray(String[]::new);
        this.outcome = ballot.outcome();
        this.comment = ballot.comment();
        this.evidenceDigest = ballot.evidenceDigest();
        this.votedAt = ballot.at();
    }

    Ballot ballot() {
        return new Ballot(decisionId, userId, votedAt, outcome, comment, evidenceDigest);
    }

    Set<String> groups() {
        return Set.of(userGroups);
    }
}
