package dev.countersign.approval;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One person's vote on a task.
 *
 * @param decisionId its record in the chain of decisions
 * @param outcome the value of the form field {@code decision}, if there is one
 * @param evidenceDigest the evidence that was shown
 */
public record Ballot(
        UUID decisionId,
        String by,
        Instant at,
        @Nullable String outcome,
        @Nullable String comment,
        @Nullable String evidenceDigest) {}
