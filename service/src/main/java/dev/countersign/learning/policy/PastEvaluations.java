package dev.countersign.learning.policy;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.Date;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.operaton.bpm.engine.HistoryService;
import org.operaton.bpm.engine.history.HistoricDecisionInstance;
import org.operaton.bpm.engine.history.HistoricDecisionInstanceQuery;
import org.operaton.bpm.engine.history.HistoricDecisionOutputInstance;
import org.operaton.bpm.engine.history.HistoricVariableUpdate;

/** Reads past evaluations of decisions, and the variables as they were then, from the engine's history. */
@ApplicationScoped
class PastEvaluations {

    private static final int PAGE = 500;

    private final HistoryService historyService;

    PastEvaluations(HistoryService historyService) {
        this.historyService = historyService;
    }

    /** The latest evaluations within processes of a definition, at most {@code limit} + 1, latest first. */
    List<PastEvaluation> find(
            String definitionKey, String decisionKey, @Nullable Instant from, @Nullable Instant to, int limit) {
        List<PastEvaluation> found = new ArrayList<>();
        Map<String, Instant> later = new HashMap<>();
        for (int first = 0; found.size() <= limit; first += PAGE) {
            List<HistoricDecisionInstance> page =
                    query(definitionKey, decisionKey, from).listPage(first, PAGE);
            for (HistoricDecisionInstance each : page) {
                PastEvaluation one = evaluation(each);
                @Nullable Instant next = later.put(one.instanceId(), one.at());
                if (found.size() <= limit && (to == null || one.at().isBefore(to))) {
                    found.add(one.followedBy(next));
                }
            }
            if (page.size() < PAGE) {
                break;
            }
        }
        return found;
    }

    private HistoricDecisionInstanceQuery query(String definitionKey, String decisionKey, @Nullable Instant from) {
        HistoricDecisionInstanceQuery query = historyService
                .createHistoricDecisionInstanceQuery()
                .processDefinitionKey(definitionKey)
                .decisionDefinitionKey(decisionKey)
                .includeInputs()
                .includeOutputs();
        if (from != null) {
            query.evaluatedAfter(Date.from(from));
        }
        return query.orderByEvaluationTime().desc().orderByDecisionInstanceId().asc();
    }

    private static PastEvaluation evaluation(HistoricDecisionInstance instance) {
        Map<String, Object> inputs = new HashMap<>();
        instance.getInputs().forEach(input -> inputs.put(input.getClauseId(), input.getValue()));
        Map<Integer, Map<String, Object>> results = new TreeMap<>();
        for (HistoricDecisionOutputInstance output : instance.getOutputs()) {
            int rule = output.getRuleOrder() == null ? 0 : output.getRuleOrder();
            results.computeIfAbsent(rule, absent -> new LinkedHashMap<>())
                    .put(output.getVariableName(), output.getValue());
        }
        return new PastEvaluation(
                instance.getProcessInstanceId(),
                instance.getDecisionDefinitionId(),
                instance.getActivityInstanceId(),
                instance.getEvaluationTime().toInstant(),
                null,
                inputs,
                List.copyOf(results.values()));
    }

    /** All changes of variables in the given runs, in the order in which they happened, by run. */
    Map<String, List<HistoricVariableUpdate>> updates(Collection<String> instanceIds) {
        Map<String, List<HistoricVariableUpdate>> updates = new HashMap<>();
        historyService
                .createHistoricDetailQuery()
                .processInstanceIdIn(instanceIds.toArray(String[]::new))
                .variableUpdates()
                .excludeTaskDetails()
                .list()
                .stream()
                .map(HistoricVariableUpdate.class::cast)
                .sorted(Comparator.comparing(HistoricVariableUpdate::getTime)
                        .thenComparing(HistoricVariableUpdate::getRevision))
                .forEach(each -> updates.computeIfAbsent(each.getProcessInstanceId(), absent -> new ArrayList<>())
                        .add(each));
        return updates;
    }

    /**
     * The variables that an evaluation saw: those of the run as of that moment, and the local ones of its own step. What the
     * step itself wrote into the run (its result) came later.
     */
    static Map<String, Object> variablesAt(PastEvaluation evaluation, List<HistoricVariableUpdate> updates) {
        Map<String, Object> variables = new HashMap<>();
        Map<String, Object> local = new HashMap<>();
        for (HistoricVariableUpdate update : updates) {
            boolean ofTheRun = evaluation.instanceId().equals(update.getExecutionId());
            boolean byTheStep = evaluation.activityInstanceId() != null
                    && evaluation.activityInstanceId().equals(update.getActivityInstanceId());
            if (!update.getTime().toInstant().isAfter(evaluation.at()) && ofTheRun != byTheStep) {
                (ofTheRun ? variables : local).put(update.getVariableName(), update.getValue());
            }
        }
        variables.putAll(local);
        return variables;
    }
}
