package dev.countersign.learning.value;

import dev.countersign.adjustment.AdjustmentService;
import dev.countersign.adjustment.AdjustmentView;
import dev.countersign.approval.OutcomeMeaning;
import dev.countersign.approval.OutcomeMeanings;
import dev.countersign.decision.DecisionKind;
import dev.countersign.decision.DecisionService;
import dev.countersign.decision.DecisionView;
import dev.countersign.identity.User;
import dev.countersign.identity.UserDirectory;
import dev.countersign.learning.value.PublishedForecast.Approver;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.operaton.bpm.engine.HistoryService;
import org.operaton.bpm.engine.history.HistoricIdentityLinkLog;

/** Finds out who is behind a published forecast: who set its overrides, or else who approved it last. */
@ApplicationScoped
class Approvers {

    private static final String NO_TEAM = "(no team)";

    private final AdjustmentService adjustments;
    private final DecisionService decisions;
    private final OutcomeMeanings meanings;
    private final UserDirectory directory;
    private final HistoryService historyService;

    Approvers(
            AdjustmentService adjustments,
            DecisionService decisions,
            OutcomeMeanings meanings,
            UserDirectory directory,
            HistoryService historyService) {
        this.adjustments = adjustments;
        this.decisions = decisions;
        this.meanings = meanings;
        this.directory = directory;
        this.historyService = historyService;
    }

    Approver of(String instanceId) {
        Optional<AdjustmentView> override = adjustments.ofInstance(instanceId).stream()
                .filter(AdjustmentView::active)
                .findFirst();
        if (override.isPresent()) {
            AdjustmentView set = override.get();
            return new Approver(set.decisionId(), set.decidedBy(), Objects.requireNonNullElse(set.team(), NO_TEAM));
        }
        List<DecisionView> approvals = decisions.ofInstances(List.of(instanceId)).stream()
                .filter(each -> each.outcome() != null && DecisionKind.isAnswer(each.kind()))
                .filter(each ->
                        meanings.of(each.definitionKey(), each.taskKey(), each.outcome()) == OutcomeMeaning.APPROVES)
                .toList();
        if (approvals.isEmpty()) {
            return Approver.NOBODY;
        }
        DecisionView decision = approvals.get(approvals.size() - 1);
        return new Approver(decision.id(), decision.decidedBy(), team(decision));
    }

    /** The candidate groups of the task that the person belongs to. */
    private String team(DecisionView decision) {
        Set<String> groups =
                directory.find(decision.decidedBy()).map(User::groups).orElse(Set.of());
        Set<String> candidates =
                historyService.createHistoricIdentityLinkLogQuery().taskId(decision.taskId()).list().stream()
                        .map(HistoricIdentityLinkLog::getGroupId)
                        .filter(Objects::nonNull)
                        .collect(Collectors.toSet());
        Set<String> through = new TreeSet<>(candidates);
        through.retainAll(groups);
        return through.isEmpty() ? NO_TEAM : String.join(", ", through);
    }
}
