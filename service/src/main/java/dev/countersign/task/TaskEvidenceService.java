package dev.countersign.task;

import dev.countersign.decision.ApprovedEvidence;
import dev.countersign.decision.ComparedEvidence;
import dev.countersign.decision.DecisionService;
import dev.countersign.decision.DecisionView;
import dev.countersign.engine.ExtensionProperties;
import dev.countersign.evidence.Comparisons;
import dev.countersign.evidence.EvidenceHistory;
import dev.countersign.evidence.ShownVersion;
import dev.countersign.problem.UnknownResourceException;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.operaton.bpm.engine.RepositoryService;

/** What a task shows now, has shown before, and how that compares with what was approved. */
@ApplicationScoped
class TaskEvidenceService {

    private final TaskFinder finder;
    private final TaskEvidence evidence;
    private final ShownEvidence shown;
    private final EvidenceHistory history;
    private final DecisionService decisions;
    private final ApprovedEvidence approved;
    private final Comparisons comparisons;
    private final RepositoryService repositoryService;

    TaskEvidenceService(
            TaskFinder finder,
            TaskEvidence evidence,
            ShownEvidence shown,
            EvidenceHistory history,
            DecisionService decisions,
            ApprovedEvidence approved,
            Comparisons comparisons,
            RepositoryService repositoryService) {
        this.finder = finder;
        this.evidence = evidence;
        this.shown = shown;
        this.history = history;
        this.decisions = decisions;
        this.approved = approved;
        this.comparisons = comparisons;
        this.repositoryService = repositoryService;
    }

    List<EvidenceVersionView> versions(String taskId, Actor actor) {
        TaskItem task = finder.visibleTo(actor, taskId);
        Optional<String> current = current(task);
        current.ifPresent(digest -> shown.shown(task, digest));
        return history.ofStep(task.instanceId(), task.taskKey()).stream()
                .map(version -> view(
                        version,
                        current.equals(Optional.of(version.digest()))
                                && version.taskId().equals(taskId)))
                .toList();
    }

    /** With a given document, else with the one that was approved last at this step, in any instance. */
    ComparedEvidence comparison(String taskId, @Nullable String with, Actor actor) {
        TaskItem task = finder.visibleTo(actor, taskId);
        String digest = current(task).orElseThrow(() -> new UnknownResourceException("evidence of the task", taskId));
        if (with != null && !with.isBlank()) {
            return new ComparedEvidence(null, comparisons.compare(with, digest));
        }
        return approved.compareNow(task.definitionKey(), task.taskKey(), digest);
    }

    private EvidenceVersionView view(ShownVersion version, boolean current) {
        Optional<DecisionView> decision = decisions
                .ofTask(version.taskId())
                .filter(made -> version.digest().equals(made.evidenceDigest()));
        return new EvidenceVersionView(
                version,
                current,
                decision.map(DecisionView::id).orElse(null),
                decision.map(DecisionView::decidedBy).orElse(null),
                decision.map(DecisionView::outcome).orElse(null));
    }

    private Optional<String> current(TaskItem task) {
        return evidence.digest(
                task.id(),
                TaskRules.of(ExtensionProperties.of(repositoryService, task.definitionId(), task.taskKey())));
    }
}
