package dev.countersign.engine;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.operaton.bpm.dmn.engine.DmnDecision;
import org.operaton.bpm.dmn.engine.DmnEngine;
import org.operaton.bpm.dmn.engine.DmnEngineException;
import org.operaton.bpm.model.dmn.DmnModelInstance;
import org.operaton.bpm.model.dmn.instance.Decision;
import org.operaton.bpm.model.dmn.instance.DecisionTable;
import org.operaton.bpm.model.dmn.instance.Input;
import org.operaton.bpm.model.dmn.instance.Output;

/** One decision that is not deployed. Evaluating it leaves no trace. */
public final class TransientDecision {

    private static final String RECORDED = "countersignRecordedInput";

    private final DmnEngine engine;
    private final DmnModelInstance model;
    private final DmnDecision decision;
    private Optional<DmnDecision> onRecordedInputs = Optional.empty();

    TransientDecision(DmnEngine engine, DmnModelInstance model, DmnDecision decision) {
        this.engine = engine;
        this.model = model;
        this.decision = decision;
    }

    /** The decision's id in its file. */
    public String key() {
        return decision.getKey();
    }

    /** The names of the outputs, in the order of the columns; empty for anything but a table. */
    public List<String> outputs() {
        return table(model).stream()
                .flatMap(table -> table.getOutputs().stream())
                .map(Output::getName)
                .toList();
    }

    /** The expressions of the inputs by the id of their column; empty for anything but a table. */
    public Map<String, String> inputs() {
        Map<String, String> expressions = new LinkedHashMap<>();
        table(model)
                .ifPresent(table -> table.getInputs().forEach(input -> expressions.put(input.getId(), text(input))));
        return expressions;
    }

    /**
     * Evaluates the decision.
     *
     * @param variables plain values and JSON as maps and lists
     * @return one map of outputs for each rule that counts; empty when none fits
     * @throws DecisionNotEvaluatedException when an expression fails
     */
    public List<Map<String, Object>> evaluate(Map<String, Object> variables) {
        return evaluate(decision, variables);
    }

    /**
     * Evaluates a table on the values of its input expressions instead of on variables.
     *
     * @param values by the text of the expression; must have every one of {@link #inputs()}
     */
    public List<Map<String, Object>> evaluateOnInputs(Map<String, Object> values) {
        if (onRecordedInputs.isEmpty()) {
            DmnModelInstance copy = model.clone();
            int index = 0;
            for (Input input : table(copy).orElseThrow().getInputs()) {
                input.getInputExpression().getText().setTextContent(RECORDED + index++);
            }
            onRecordedInputs = Optional.of(engine.parseDecision(key(), copy));
        }
        Map<String, Object> variables = new HashMap<>();
        int index = 0;
        for (String expression : inputs().values()) {
            variables.put(RECORDED + index++, values.get(expression));
        }
        return evaluate(onRecordedInputs.get(), variables);
    }

    private List<Map<String, Object>> evaluate(DmnDecision which, Map<String, Object> variables) {
        try {
            List<Map<String, Object>> results = new ArrayList<>();
            engine.evaluateDecision(which, variables)
                    .forEach(entries -> results.add(new LinkedHashMap<>(entries.getEntryMap())));
            return results;
        } catch (DmnEngineException e) {
            throw new DecisionNotEvaluatedException(key(), e);
        }
    }

    private Optional<DecisionTable> table(DmnModelInstance from) {
        Decision element = from.getModelElementById(key());
        return element.getExpression() instanceof DecisionTable table ? Optional.of(table) : Optional.empty();
    }

    private static String text(Input input) {
        return input.getInputExpression() == null || input.getInputExpression().getText() == null
                ? ""
                : input.getInputExpression().getText().getTextContent().strip();
    }
}
