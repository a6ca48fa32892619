package dev.countersign.learning.policy;

import dev.countersign.engine.DecisionNotEvaluatedException;
import dev.countersign.engine.InvalidDecisionException;
import dev.countersign.engine.TransientDecision;
import dev.countersign.engine.TransientDecisions;
import java.io.IOException;
import java.io.InputStream;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.operaton.bpm.engine.RepositoryService;
import org.operaton.bpm.engine.exception.NullValueException;

/**
 * Replays single evaluations. A case counts only when the past is certain: the table of that time, evaluated on the
 * variables from the history, must give what was recorded. Otherwise the recorded values of its inputs are used, when the
 * new table asks for nothing else.
 */
final class TrialTable {

    private static final String NOT_REPRODUCED =
            "The recorded outcome does not follow from the variables in the history.";
    private static final String NO_VARIABLES = "The variables of that time are not in the history.";

    private final TransientDecision onTrial;
    private final String output;
    private final TransientDecisions reader;
    private final RepositoryService repositoryService;
    private final Map<String, Optional<TransientDecision>> old = new HashMap<>();

    TrialTable(
            TransientDecision onTrial, String output, TransientDecisions reader, RepositoryService repositoryService) {
        this.onTrial = onTrial;
        this.output = output;
        this.reader = reader;
        this.repositoryService = repositoryService;
    }

    /** What became of one case: an outcome (null when no rule fits), or why there is none. */
    record Replay(@Nullable String outcome, @Nullable String problem, boolean onRecordedInputs) {

        static Replay failed(String problem) {
            return new Replay(null, problem, false);
        }
    }

    /** What was decided at that time. */
    @Nullable
    String before(PastEvaluation past) {
        return outcome(past.results());
    }

    Replay replay(PastEvaluation past, Map<String, Object> variables) {
        Optional<TransientDecision> then = old.computeIfAbsent(past.decisionDefinitionId(), this::readOld);
        boolean certain = !variables.isEmpty() && then.isPresent() && reproduces(then.get(), past, variables);
        try {
            if (certain) {
                return new Replay(outcome(onTrial.evaluate(variables)), null, false);
            }
            Map<String, Object> recorded =
                    then.map(table -> recorded(table, past)).orElse(Map.of());
            if (!onTrial.inputs().isEmpty()
                    && recorded.keySet().containsAll(onTrial.inputs().values())) {
                String outcome = outcome(onTrial.evaluateOnInputs(recorded));
                return new Replay(outcome, null, true);
            }
            return Replay.failed(variables.isEmpty() ? NO_VARIABLES : NOT_REPRODUCED);
        } catch (DecisionNotEvaluatedException e) {
            return Replay.failed(Objects.requireNonNull(e.getMessage()));
        }
    }

    private boolean reproduces(TransientDecision then, PastEvaluation past, Map<String, Object> variables) {
        try {
            return Objects.equals(outcome(then.evaluate(variables)), before(past));
        } catch (DecisionNotEvaluatedException e) {
            return false;
        }
    }

    private static Map<String, Object> recorded(TransientDecision then, PastEvaluation past) {
        Map<String, Object> values = new HashMap<>();
        then.inputs().forEach((column, expression) -> {
            if (past.inputs().containsKey(column)) {
                values.put(expression, past.inputs().get(column));
            }
        });
        return values;
    }

    private Optional<TransientDecision> readOld(String definitionId) {
        try (InputStream xml = repositoryService.getDecisionModel(definitionId)) {
            String key = repositoryService.getDecisionDefinition(definitionId).getKey();
            return Optional.of(reader.read(definitionId, xml.readAllBytes(), key));
        } catch (InvalidDecisionException | NullValueException | IOException e) {
            return Optional.empty();
        }
    }

    private @Nullable String outcome(List<Map<String, Object>> results) {
        return results.isEmpty()
                ? null
                : results.stream()
                        .map(each -> String.valueOf(
                                each.containsKey(output)
                                        ? each.get(output)
                                        : each.values().iterator().next()))
                        .collect(Collectors.joining(", "));
    }
}
