package dev.countersign.approval;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * How far the approvals of a task are.
 *
 * @param given how many of the required ones there are
 * @param required how many it takes
 * @param missingGroups the groups from which approvals are still missing; empty when anybody's count
 * @param votes the votes so far, earliest first
 * @param escalatedTo the group that was asked because too few others may decide
 * @param escalationReason why, in English
 * @param escalation the same as a value; null too where only the sentence was kept
 * @param shortage why the task cannot be completed as things are now, in English: too few may decide
 * @param shortageObjection the same as a value
 * @param exceptions the persons who may do the task although a rule forbids it, because two admins decided so
 */
@Schema(examples = """
                {"given": 1, "required": 2, "missingGroups": ["finance"], "votes": [{"by": "anna", \
                "at": "2026-01-31T13:45:00Z", "decisionId": "0d5c1c3a-6a3e-4f8e-9e64-0f8f5a4f3a11", "outcome": "approve", \
                "comment": "Looks right", "counts": true}], "escalatedTo": null, "escalationReason": null, \
                "escalation": null, "shortage": null, "shortageObjection": null, "exceptions": []}""")
public record Approvals(
        int given,
        int required,
        List<String> missingGroups,
        List<Vote> votes,
        @Nullable String escalatedTo,
        @Nullable String escalationReason,
        @Nullable Objection escalation,
        @Nullable String shortage,
        @Nullable Objection shortageObjection,
        List<Exemption> exceptions) {

    public Approvals {
        missingGroups = List.copyOf(missingGroups);
        votes = List.copyOf(votes);
        exceptions = List.copyOf(exceptions);
    }

    /**
     * One vote.
     *
     * @param counts false when the evidence has changed since, or the voter has taken part in what the task checks
     */
    public record Vote(
            String by,
            Instant at,
            UUID decisionId,
            @Nullable String outcome,
            @Nullable String comment,
            boolean counts) {}

    /**
     * An exception from the rules that can be used now.
     *
     * @param decisionId its record in the chain of decisions
     */
    public record Exemption(
            String user, String reason, String requestedBy, String confirmedBy, Instant usableUntil, UUID decisionId) {}
}
