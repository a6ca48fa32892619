package dev.countersign.decision;

import dev.countersign.evidence.compare.EvidenceComparison;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Evidence beside earlier evidence.
 *
 * @param with the decision that approved the earlier evidence; null when it was named by its digest
 */
public record ComparedEvidence(@Nullable Approved with, EvidenceComparison comparison) {

    /** Who approved what the evidence is compared with, when, and in which instance. */
    public record Approved(
            UUID decisionId,
            String decidedBy,
            Instant decidedAt,
            String instanceId,
            @Nullable String businessKey) {

        static Approved of(DecisionView decision) {
            return new Approved(
                    decision.id(),
                    decision.decidedBy(),
                    decision.decidedAt(),
                    decision.instanceId(),
                    decision.businessKey());
        }
    }
}
