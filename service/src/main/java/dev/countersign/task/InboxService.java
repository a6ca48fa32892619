package dev.countersign.task;

import dev.countersign.approval.ApprovalService;
import dev.countersign.approval.Eligibility;
import dev.countersign.approval.Objection;
import dev.countersign.engine.ExtensionProperties;
import dev.countersign.evidence.EvidenceService;
import dev.countersign.form.Forms;
import dev.countersign.problem.UnknownResourceException;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import org.operaton.bpm.engine.RepositoryService;

/** What a person sees of one task. Reads only, and without a transaction around several reads: nothing is decided here. */
@ApplicationScoped
class InboxService {

    private final TaskFinder finder;
    private final Eligibility eligibility;
    private final ApprovalService approvals;
    private final TaskEvidence evidence;
    private final EvidenceService evidenceService;
    private final ShownEvidence shownEvidence;
    private final StaleGuard staleGuard;
    private final Forms forms;
    private final RepositoryService repositoryService;

    InboxService(
            TaskFinder finder,
            Eligibility eligibility,
            ApprovalService approvals,
            TaskEvidence evidence,
            EvidenceService evidenceService,
            ShownEvidence shownEvidence,
            StaleGuard staleGuard,
            Forms forms,
            RepositoryService repositoryService) {
        this.finder = finder;
        this.eligibility = eligibility;
        this.approvals = approvals;
        this.evidence = evidence;
        this.evidenceService = evidenceService;
        this.shownEvidence = shownEvidence;
        this.staleGuard = staleGuard;
        this.forms = forms;
        this.repositoryService = repositoryService;
    }

    TaskView view(String taskId, Actor actor) {
        TaskItem task = finder.visibleTo(actor, taskId);
        TaskRules rules = rules(task);
        Optional<Objection> objection = eligibility.objection(task.id(), actor.id());
        Optional<String> digest = digestOrNothing(task, rules);
        boolean involved = actor.isAssigneeOf(task) || actor.isCandidateOf(task);
        return new TaskView(
                task,
                task.assignee() == null && actor.isCandidateOf(task) && objection.isEmpty(),
                TaskRights.of(task, actor).complete() && objection.isEmpty(),
                involved ? objection.map(Objection::sentence).orElse(null) : null,
                involved ? objection.orElse(null) : null,
                approvals.of(taskId).orElse(null),
                digest.orElse(null),
                forms.hasForm(taskId),
                forms.dependenceOnCase(taskId, rules.resultVariable()).orElse(null),
                TaskRights.of(task, actor).actions(),
                staleGuard.of(task, digest).orElse(null));
    }

    Forms.Form form(String taskId, Actor actor) {
        TaskItem task = finder.visibleTo(actor, taskId);
        return forms.taskForm(taskId, rules(task).resultVariable())
                .orElseThrow(() -> new UnknownResourceException("form of the task", taskId));
    }

    EvidenceView evidence(String taskId, Actor actor) {
        TaskItem task = finder.visibleTo(actor, taskId);
        String digest = evidence.digest(taskId, rules(task))
                .orElseThrow(() -> new UnknownResourceException("evidence of the task", taskId));
        shownEvidence.shown(task, digest);
        return evidenceService
                .find(digest)
                .map(document -> new EvidenceView(digest, document))
                .orElseThrow(() -> new UnreadableEvidenceException(taskId, digest));
    }

    private Optional<String> digestOrNothing(TaskItem task, TaskRules rules) {
        try {
            return evidence.digest(task.id(), rules);
        } catch (UnreadableEvidenceException e) {
            return Optional.empty(); // the task can still be looked at; deciding says what is wrong
        }
    }

    private TaskRules rules(TaskItem task) {
        return TaskRules.of(ExtensionProperties.of(repositoryService, task.definitionId(), task.taskKey()));
    }
}
