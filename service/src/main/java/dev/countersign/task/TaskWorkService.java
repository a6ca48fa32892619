package dev.countersign.task;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.countersign.approval.ApprovalService;
import dev.countersign.approval.Eligibility;
import dev.countersign.approval.Judgement;
import dev.countersign.engine.ExtensionProperties;
import dev.countersign.evidence.EvidenceService;
import dev.countersign.form.Forms;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.operaton.bpm.engine.RepositoryService;
import org.operaton.bpm.engine.TaskService;

/** Claims, frees and completes tasks, each in one transaction that holds the task from the first look to the commit. */
@ApplicationScoped
class TaskWorkService {

    private static final String VIA = "via";

    private final TaskLock lock;
    private final TaskFinder finder;
    private final Eligibility eligibility;
    private final TaskEvidence evidence;
    private final EvidenceService evidenceService;
    private final StaleGuard staleGuard;
    private final Forms forms;
    private final Completions completions;
    private final Delegations delegations;
    private final Voting voting;
    private final ApprovalService approvals;
    private final TaskService taskService;
    private final RepositoryService repositoryService;
    private final ObjectMapper json;
    private final Clock clock;

    TaskWorkService(
            TaskLock lock,
            TaskFinder finder,
            Eligibility eligibility,
            TaskEvidence evidence,
            EvidenceService evidenceService,
            StaleGuard staleGuard,
            Forms forms,
            Completions completions,
            Delegations delegations,
            Voting voting,
            ApprovalService approvals,
            TaskService taskService,
            RepositoryService repositoryService,
            ObjectMapper json,
            Clock clock) {
        this.lock = lock;
        this.finder = finder;
        this.eligibility = eligibility;
        this.evidence = evidence;
        this.evidenceService = evidenceService;
        this.staleGuard = staleGuard;
        this.forms = forms;
        this.completions = completions;
        this.delegations = delegations;
        this.voting = voting;
        this.approvals = approvals;
        this.taskService = taskService;
        this.repositoryService = repositoryService;
        this.json = json;
        this.clock = clock;
    }

    /**
     * Makes the actor the task's assignee; nothing happens when they are already.
     *
     * @throws TaskTakenException when somebody else was faster
     */
    @Transactional
    public void claim(String taskId, Actor actor) {
        TaskItem task = locked(taskId, actor);
        if (actor.isAssigneeOf(task)) {
            return;
        }
        task.holder().ifPresent(assignee -> {
            throw new TaskTakenException(assignee);
        });
        if (!actor.isCandidateOf(task)) {
            throw new NotYourTaskException("This task is not offered to you or one of your groups.");
        }
        refuseUnlessEligible(task, actor);
        taskService.claim(taskId, actor.id());
    }

    /** Gives the task back to its candidates. */
    @Transactional
    public void unclaim(String taskId, Actor actor) {
        TaskItem task = locked(taskId, actor);
        if (task.assignee() == null) {
            throw new TaskNotClaimedException();
        }
        if (actor.isAssigneeOf(task) && task.isDelegated() && !actor.keepsOrder()) {
            throw new TaskDelegatedException(task);
        }
        if (!actor.isAssigneeOf(task) && !actor.keepsOrder()) {
            throw new NotYourTaskException(
                    "'%s' has claimed this task; only they, an operator or an admin can give it back."
                            .formatted(task.assignee()));
        }
        delegations.end(task);
        taskService.claim(taskId, null);
    }

    /**
     * Completes a task: checks the form and the evidence, records the decision, sets the variables and moves the process
     * on, all or nothing. When the task takes further approvals, the decision is a vote and the task stays open.
     *
     * @throws TaskTakenException when somebody else has it
     * @throws TaskDelegatedException when the actor only works on it for somebody else
     * @throws EvidenceChangedException when the actor saw other evidence than the task shows now
     * @throws StaleEvidenceException when newer data has come and the actor does not say that they know
     */
    @Transactional
    public CompletionView complete(String taskId, CompleteRequest request, Actor actor) {
        return decide(taskId, request, actor, null, false);
    }

    /** The same; {@code via} tells in the record that it came another way than from the task's page. */
    @Transactional
    public CompletionView complete(String taskId, CompleteRequest request, Actor actor, @Nullable String via) {
        return decide(taskId, request, actor, via, false);
    }

    /**
     * Completes a task with a form that was filled in for several tasks.
     *
     * @throws OneByOneException when the form depends on the task's own case
     */
    @Transactional
    public CompletionView completeWithOthers(String taskId, CompleteRequest request, Actor actor) {
        return decide(taskId, request, actor, null, true);
    }

    private CompletionView decide(
            String taskId, CompleteRequest request, Actor actor, @Nullable String via, boolean withOthers) {
        lock.acquireRunOf(taskId);
        TaskItem task = locked(taskId, actor);
        TaskRights.requireHolder(task, actor);
        if (task.isDelegated()) {
            throw new TaskDelegatedException(task);
        }
        TaskRules rules = rules(task);
        refuseUnlessEligible(task, actor);
        if (withOthers) {
            forms.dependenceOnCase(taskId, rules.resultVariable()).ifPresent(reason -> {
                throw new OneByOneException(reason);
            });
        }
        Optional<String> digest = checkedEvidence(taskId, rules, request.evidenceDigest());
        Map<String, @Nullable Object> data = forms.validateTask(taskId, request.values(), rules.resultVariable());
        ObjectNode recorded = staleGuard.recorded(task, digest, request.staleSeen(), json.valueToTree(data));
        if (via != null) {
            recorded.put(VIA, via);
        }
        UUID decisionId = UUID.randomUUID();
        AuthorisedCompletion completion = new AuthorisedCompletion(taskId, decisionId, actor.id(), recorded, digest);
        Judgement judgement = voting.judge(completion);
        if (!judgement.completes()) {
            return voting.vote(task, completion, judgement);
        }
        Map<String, @Nullable Object> variables = variables(rules, data, completion, judgement);
        approvals.completing(taskId, () -> completions.run(completion, () -> taskService.complete(taskId, variables)));
        return CompletionView.of(task, completion, judgement);
    }

    private TaskItem locked(String taskId, Actor actor) {
        lock.acquire(taskId);
        return finder.visibleTo(actor, taskId);
    }

    private void refuseUnlessEligible(TaskItem task, Actor actor) {
        eligibility.objection(task.id(), actor.id()).ifPresent(objection -> {
            throw new NotYourTaskException(objection);
        });
    }

    private Optional<String> checkedEvidence(String taskId, TaskRules rules, @Nullable String seen) {
        Optional<String> current = evidence.digest(taskId, rules);
        if (!current.equals(Optional.ofNullable(seen).filter(digest -> !digest.isBlank()))) {
            throw new EvidenceChangedException(current);
        }
        current.filter(digest -> evidenceService.find(digest).isEmpty()).ifPresent(digest -> {
            throw new UnreadableEvidenceException(taskId, digest);
        });
        return current;
    }

    private Map<String, @Nullable Object> variables(
            TaskRules rules, Map<String, @Nullable Object> data, AuthorisedCompletion completion, Judgement judgement) {
        if (rules.resultVariable().isEmpty()) {
            return data;
        }
        Instant decidedAt = clock.instant();
        Map<String, @Nullable Object> result = new LinkedHashMap<>(data);
        result.put("decidedBy", completion.userId());
        result.put("decidedAt", decidedAt.toString());
        result.put("decisionId", completion.decisionId().toString());
        List<Map<String, @Nullable Object>> votes = Voting.votes(completion, judgement, decidedAt);
        if (!votes.isEmpty()) {
            result.put("votes", votes);
        }
        return Map.of(rules.resultVariable().get(), result);
    }

    private TaskRules rules(TaskItem task) {
        return TaskRules.of(ExtensionProperties.of(repositoryService, task.definitionId(), task.taskKey()));
    }
}
