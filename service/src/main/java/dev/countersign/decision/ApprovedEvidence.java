package dev.countersign.decision;

import dev.countersign.evidence.Comparisons;
import dev.countersign.identity.User;
import dev.countersign.problem.UnknownResourceException;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.Objects;
import java.util.UUID;

/** Compares evidence with what was approved last at the same step of the same process, in any instance. */
@ApplicationScoped
public class ApprovedEvidence {

    private final DecisionService decisions;
    private final ApprovingOutcomes approving;
    private final Comparisons comparisons;

    ApprovedEvidence(DecisionService decisions, ApprovingOutcomes approving, Comparisons comparisons) {
        this.decisions = decisions;
        this.approving = approving;
        this.comparisons = comparisons;
    }

    /** @throws UnknownResourceException when nothing has been approved at this step yet */
    @Transactional
    public ComparedEvidence compareNow(String definitionKey, String taskKey, String digest) {
        return compare(definitionKey, taskKey, digest, Long.MAX_VALUE);
    }

    /** The evidence of a decision with what had been approved before it. */
    @Transactional
    ComparedEvidence compareAt(UUID decisionId, User user) {
        DecisionView decision = decisions.readable(decisionId, user);
        if (decision.evidenceDigest() == null) {
            throw new UnknownResourceException("evidence of the decision", decisionId.toString());
        }
        return compare(decision.definitionKey(), decision.taskKey(), decision.evidenceDigest(), decision.sequence());
    }

    private ComparedEvidence compare(String definitionKey, String taskKey, String digest, long before) {
        DecisionView approved = decisions
                .lastApproved(definitionKey, taskKey, approving.of(definitionKey, taskKey), before)
                .orElseThrow(() -> new UnknownResourceException("approved evidence for the step", taskKey));
        return new ComparedEvidence(
                ComparedEvidence.Approved.of(approved),
                comparisons.compare(Objects.requireNonNull(approved.evidenceDigest()), digest));
    }
}
