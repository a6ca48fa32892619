package dev.countersign.learning.policy;

import java.time.Instant;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One evaluation of a decision as the history has it.
 *
 * @param decisionDefinitionId the version of the decision that was evaluated
 * @param activityInstanceId the step that evaluated it
 * @param inputs the values of the input expressions, by the id of their column
 * @param results one map of outputs for each rule that fitted
 * @param next when the same decision was evaluated next in the same run; null when it was not
 */
record PastEvaluation(
        String instanceId,
        String decisionDefinitionId,
        @Nullable String activityInstanceId,
        Instant at,
        @Nullable Instant next,
        Map<String, Object> inputs,
        List<Map<String, Object>> results) {

    PastEvaluation {
        inputs = Collections.unmodifiableMap(new HashMap<>(inputs));
        results = List.copyOf(results);
    }

    PastEvaluation followedBy(@Nullable Instant later) {
        return new PastEvaluation(instanceId, decisionDefinitionId, activityInstanceId, at, later, inputs, results);
    }
}
