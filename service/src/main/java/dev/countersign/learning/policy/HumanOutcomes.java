package dev.countersign.learning.policy;

import dev.countersign.approval.OutcomeMeaning;
import dev.countersign.approval.OutcomeMeanings;
import dev.countersign.decision.DecisionKind;
import dev.countersign.decision.DecisionService;
import dev.countersign.decision.DecisionView;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.Collection;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.operaton.bpm.engine.HistoryService;
import org.operaton.bpm.engine.history.HistoricProcessInstance;

/** What people said after an evaluation and before the next one of the same run. */
@ApplicationScoped
class HumanOutcomes {

    private final DecisionService decisions;
    private final OutcomeMeanings meanings;
    private final HistoryService historyService;

    HumanOutcomes(DecisionService decisions, OutcomeMeanings meanings, HistoryService historyService) {
        this.decisions = decisions;
        this.meanings = meanings;
        this.historyService = historyService;
    }

    /** The facts about some runs. */
    Runs of(Collection<String> instanceIds) {
        Map<String, List<DecisionView>> decided =
                decisions.ofInstances(instanceIds).stream().collect(Collectors.groupingBy(DecisionView::instanceId));
        Map<String, HistoricProcessInstance> instances = new HashMap<>();
        historyService
                .createHistoricProcessInstanceQuery()
                .processInstanceIds(Set.copyOf(instanceIds))
                .list()
                .forEach(each -> instances.put(each.getId(), each));
        Map<Outcome, OutcomeMeaning> known = new HashMap<>();
        decided.values().stream()
                .flatMap(List::stream)
                .map(Outcome::of)
                .forEach(outcome -> known.computeIfAbsent(
                        outcome, each -> meanings.of(each.definitionKey(), each.taskKey(), each.outcome())));
        return new Runs(decided, known, instances);
    }

    /** What was said at a step of a process. */
    record Outcome(
            String definitionKey, String taskKey, @Nullable String outcome) {

        static Outcome of(DecisionView decision) {
            return new Outcome(decision.definitionKey(), decision.taskKey(), decision.outcome());
        }
    }

    /** Runs with what was decided in them. */
    record Runs(
            Map<String, List<DecisionView>> decided,
            Map<Outcome, OutcomeMeaning> meanings,
            Map<String, HistoricProcessInstance> instances) {

        @Nullable
        String businessKey(String instanceId) {
            HistoricProcessInstance instance = instances.get(instanceId);
            return instance == null ? null : instance.getBusinessKey();
        }

        /** The gravest of the answers counts: one of two reviewers who rejects makes it rejected. */
        HumanOutcome outcome(PastEvaluation evaluation) {
            Set<HumanOutcome> answers = EnumSet.noneOf(HumanOutcome.class);
            for (DecisionView decision : decided.getOrDefault(evaluation.instanceId(), List.of())) {
                if (within(decision.decidedAt(), evaluation)) {
                    HumanOutcome answer = answer(decision);
                    if (answer != null) {
                        answers.add(answer);
                    }
                }
            }
            for (HumanOutcome gravest : List.of(
                    HumanOutcome.REJECTED,
                    HumanOutcome.CHANGES,
                    HumanOutcome.APPROVED_WITH_OVERRIDE,
                    HumanOutcome.APPROVED)) {
                if (answers.contains(gravest)) {
                    return gravest;
                }
            }
            HistoricProcessInstance instance = instances.get(evaluation.instanceId());
            boolean over = instance == null || instance.getEndTime() != null || evaluation.next() != null;
            return over ? HumanOutcome.NOBODY : HumanOutcome.OPEN;
        }

        private static boolean within(Instant at, PastEvaluation evaluation) {
            return !at.isBefore(evaluation.at()) && (evaluation.next() == null || !at.isAfter(evaluation.next()));
        }

        private @Nullable HumanOutcome answer(DecisionView decision) {
            if (decision.outcome() == null || !DecisionKind.isAnswer(decision.kind())) {
                return null;
            }
            return switch (meanings.getOrDefault(Outcome.of(decision), OutcomeMeaning.OTHER)) {
                case APPROVES ->
                    decision.data().path("overrides").isEmpty()
                            ? HumanOutcome.APPROVED
                            : HumanOutcome.APPROVED_WITH_OVERRIDE;
                case REFUSES ->
                    OutcomeMeanings.asksForChanges(decision.outcome()) ? HumanOutcome.CHANGES : HumanOutcome.REJECTED;
                case OTHER -> null;
            };
        }
    }
}
