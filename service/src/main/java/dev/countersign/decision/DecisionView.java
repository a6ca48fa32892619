package dev.countersign.decision;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * A recorded decision, with its link in the chain.
 *
 * @param decidedBy who decided; of an automatic approval the policy, as {@code policy:<key>:<version>}
 * @param kind null for the decision that completed a task, else the code of a {@link DecisionKind}
 */
@Schema(examples = """
                {"id": "0d5c1c3a-6a3e-4f8e-9e64-0f8f5a4f3a11", "sequence": 12, "instanceId": "3f1d...", \
                "definitionKey": "retail-forecast", "businessKey": "retail-forecast-2026-01-31-1", "taskId": "9a2b...", \
                "taskKey": "userTaskApproveForecast", "taskName": "Approve the forecast", "decidedBy": "anna", \
                "decidedAt": "2026-01-31T13:45:00Z", "outcome": "approve", "comment": "Looks right", \
                "data": {"decision": "approve", "comment": "Looks right"}, "evidenceDigest": "5f70bf18...", "kind": null, \
                "previousHash": "9f86d081...", "hash": "2c26b46b..."}""")
public record DecisionView(
        UUID id,
        long sequence,
        String instanceId,
        String definitionKey,
        @Nullable String businessKey,
        String taskId,
        String taskKey,
        @Nullable String taskName,
        String decidedBy,
        Instant decidedAt,
        @Nullable String outcome,
        @Nullable String comment,
        JsonNode data,
        @Nullable String evidenceDigest,
        @Nullable String kind,
        String previousHash,
        String hash) {}
