package dev.countersign.learning.sampling;

import java.time.Instant;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** An automatic approval that a person was asked about, with the answer. */
@Schema(examples = """
                {"instanceId": "3f1d...", "definitionKey": "retail-forecast", \
                "businessKey": "retail-forecast-2026-01-31-1", "decisionKey": "review-policy", \
                "chosenAt": "2026-01-31T12:00:00Z", "decisionId": "0d5c1c3a-6a3e-4f8e-9e64-0f8f5a4f3a11", \
                "decidedBy": "anna", "decidedAt": "2026-01-31T13:45:00Z", "outcome": "approve", "verdict": "AGREED"}""")
record SampleView(
        String instanceId,
        String definitionKey,
        @Nullable String businessKey,
        String decisionKey,
        Instant chosenAt,
        UUID decisionId,
        String decidedBy,
        Instant decidedAt,
        String outcome,
        Verdict verdict) {}
