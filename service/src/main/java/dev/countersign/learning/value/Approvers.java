package dev.countersign.learning.value;

import dev.countersign.decision.DecisionKind;
import dev.countersign.decision.DecisionService;
import dev.countersign.decision.DecisionView;
import dev.countersign.identity.User;
import dev.countersign.identity.UserDirectory;
import dev.countersign.learning.value.PublishedForecast.Approver;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.operaton.bpm.engine.HistoryService;
import org.operaton.bpm.engine.history.HistoricIdentityLinkLog;

/** Finds out who is behind a published forecast: who set its overrides, or else who approved it last. */
@ApplicationScoped
class Approvers {

    private final DecisionService decisions;
    private final UserDirectory directory;
    private final HistoryService historyService;

    Approvers(DecisionService decisions, UserDirectory directory, HistoryService historyService) {
        this.decisions = decisions;
        this.directory = directory;
        this.historyService = historyService;
    }

    Approver of(String instanceId) {
        List<DecisionView> approvals = decisions.ofInstances(List.of(instanceId)).stream()
                .filter(each ->
                        each.outcome() != null && !DecisionKind.OVERRIDE.code().equals(each.kind()))
                .filter(each ->
                        String.valueOf(each.outcome()).toLowerCase(Locale.ROOT).startsWith("approve"))
                .toList();
        if (approvals.isEmpty()) {
            return Approver.NOBODY;
        }
        DecisionView decision = approvals.stream()
                .filter(each -> !each.data().path("overrides").isEmpty())
                .reduce((earlier, later) -> later)
                .orElse(approvals.get(approvals.size() - 1));
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
        return through.isEmpty() ? "(no team)" : String.join(", ", through);
    }
}
