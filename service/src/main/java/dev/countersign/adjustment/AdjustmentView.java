package dev.countersign.adjustment;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * What a person laid over the forecast of one category.
 *
 * @param percent added to the forecast; 5 makes 100 into 105
 * @param team the group for which the person decided, null when that cannot be told
 * @param forecast where the statistical forecast is that it was laid over
 * @param active whether it counts: no later decision of the run has taken its place
 */
@Schema(examples = """
                {"id": "6f1c...", "instanceId": "3f1d...", "definitionKey": "retail-forecast", \
                "taskKey": "userTaskApproveForecast", "category": "organic", "percent": 5, \
                "decisionId": "0d5c1c3a-6a3e-4f8e-9e64-0f8f5a4f3a11", "decidedBy": "anna", "team": "forecast-reviewers", \
                "evidenceDigest": "5f70bf18...", "forecast": "warehouse/forecast/k1", "at": "2026-01-31T13:45:00Z", \
                "active": true}""")
public record AdjustmentView(
        UUID id,
        String instanceId,
        String definitionKey,
        String taskKey,
        String category,
        BigDecimal percent,
        UUID decisionId,
        String decidedBy,
        @Nullable String team,
        @Nullable String evidenceDigest,
        @Nullable String forecast,
        Instant at,
        boolean active) {}
