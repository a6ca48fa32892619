package dev.countersign.engine;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.operaton.bpm.engine.HistoryService;
import org.operaton.bpm.engine.history.HistoricDecisionInstance;
import org.operaton.bpm.engine.history.HistoricDecisionOutputInstance;
import org.operaton.bpm.engine.impl.context.Context;
import org.operaton.bpm.engine.impl.history.event.HistoricDecisionInstanceEntity;
import org.operaton.bpm.engine.impl.interceptor.CommandContext;

/** What decision tables said in a process instance. */
@ApplicationScoped
public class DecisionEvaluations {

    private static final Comparator<HistoricDecisionInstance> BY_TIME =
            Comparator.comparing(HistoricDecisionInstance::getEvaluationTime);

    private static final int MOST = 100;

    private final HistoryService historyService;

    DecisionEvaluations(HistoryService historyService) {
        this.historyService = historyService;
    }

    /**
     * The latest evaluations of a decision, the last one first; those of the running command too, which the database does
     * not have yet.
     */
    public List<DecisionEvaluation> latest(String instanceId, String decisionKey) {
        Map<String, HistoricDecisionInstance> byId = new LinkedHashMap<>();
        Stream.concat(
                        ofTheRunningCommand()
                                .filter(each -> instanceId.equals(each.getProcessInstanceId())
                                        && decisionKey.equals(each.getDecisionDefinitionKey()))
                                .sorted(BY_TIME.reversed()),
                        stored(instanceId, decisionKey))
                .forEach(each -> byId.putIfAbsent(each.getId(), each));
        return byId.values().stream().map(DecisionEvaluations::evaluation).toList();
    }

    private static Stream<HistoricDecisionInstance> ofTheRunningCommand() {
        CommandContext command = Context.getCommandContext();
        return command == null
                ? Stream.empty()
                : command.getDbEntityManager().getCachedEntitiesByType(HistoricDecisionInstanceEntity.class).stream()
                        .map(HistoricDecisionInstance.class::cast);
    }

    private Stream<HistoricDecisionInstance> stored(String instanceId, String decisionKey) {
        return historyService
                .createHistoricDecisionInstanceQuery()
                .processInstanceId(instanceId)
                .decisionDefinitionKey(decisionKey)
                .includeInputs()
                .includeOutputs()
                .orderByEvaluationTime()
                .desc()
                .listPage(0, MOST)
                .stream();
    }

    private static DecisionEvaluation evaluation(HistoricDecisionInstance instance) {
        List<DecisionEvaluation.Input> inputs = new ArrayList<>();
        instance.getInputs()
                .forEach(input -> inputs.add(
                        new DecisionEvaluation.Input(input.getClauseId(), input.getClauseName(), input.getValue())));
        Map<Integer, Map<String, Object>> outputs = new TreeMap<>();
        for (HistoricDecisionOutputInstance output : instance.getOutputs()) {
            int rule = output.getRuleOrder() == null ? 0 : output.getRuleOrder();
            outputs.computeIfAbsent(rule, absent -> new LinkedHashMap<>())
                    .put(output.getVariableName(), output.getValue());
        }
        return new DecisionEvaluation(
                instance.getId(),
                instance.getDecisionDefinitionId(),
                instance.getActivityId(),
                instance.getEvaluationTime().toInstant(),
                inputs,
                List.copyOf(outputs.values()));
    }
}
