package dev.countersign.engine;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a decision table was asked and what it said.
 *
 * @param id the engine's id of this one evaluation
 * @param definitionId the version of the decision that was evaluated
 * @param activityId the step of the process that asked
 * @param outputs one map for each rule that fitted, in the order of the rules
 */
public record DecisionEvaluation(
        String id,
        String definitionId,
        @Nullable String activityId,
        Instant at,
        List<Input> inputs,
        List<Map<String, Object>> outputs) {

    public DecisionEvaluation {
        inputs = List.copyOf(inputs);
        outputs = List.copyOf(outputs);
    }

    /**
     * One input of the table.
     *
     * @param id of the column in the model
     * @param name its label
     */
    public record Input(
            String id, @Nullable String name, @Nullable Object value) {}
}
