package dev.countersign.approval;

import dev.countersign.decision.DecisionService;
import dev.countersign.decision.DecisionView;
import dev.countersign.engine.ExposedToModels;
import dev.countersign.form.DecisionForms;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Named;
import jakarta.transaction.Transactional;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.operaton.bpm.engine.delegate.DelegateExecution;

/**
 * Lets models make sure, before something that cannot be taken back, that a person really approved, as in
 * {@code ${approvals.require(execution, 'userTaskApprove')}}. Asks the record of decisions, not a variable.
 */
@Named("approvals")
@ExposedToModels
@ApplicationScoped
public class ApprovedDecisions {

    private final DecisionService decisions;
    private final GuardedModels models;
    private final RecordedVotes counted;
    private final DecisionForms forms;

    ApprovedDecisions(DecisionService decisions, GuardedModels models, RecordedVotes counted, DecisionForms forms) {
        this.decisions = decisions;
        this.models = models;
        this.counted = counted;
        this.forms = forms;
    }

    /**
     * Passes when the latest decision on a user task of this process instance approves, as many others have as the task
     * takes, and the task's result variable names it.
     *
     * @param taskKey the user task's id in the model
     * @throws ApprovalRefusal when it does not
     */
    @Transactional
    public void require(DelegateExecution execution, String taskKey) {
        ApprovalRules rules = Optional.ofNullable(
                        models.of(execution.getProcessDefinitionId()).guarded().get(taskKey))
                .orElseThrow(() -> new ApprovalRefusal(
                        "'%s' is no user task with evidence or approval rules in this process.".formatted(taskKey)));
        DecisionView decision = decisions
                .latestOf(execution.getProcessInstanceId(), taskKey)
                .orElseThrow(() -> new ApprovalRefusal(
                        "Nobody has decided about '%s' in this process instance.".formatted(taskKey)));
        boolean canSayNo = forms.canSayNo(execution.getProcessDefinitionId(), taskKey);
        if (!rules.approves(decision.outcome(), canSayNo)) {
            throw new ApprovalRefusal("The latest decision about '%s' is '%s', by '%s'; that is no approval."
                    .formatted(taskKey, decision.outcome(), decision.decidedBy()));
        }
        counted.refuseUnlessEnough(decision, rules, canSayNo);
        rules.resultVariable().ifPresent(variable -> {
            Object named =
                    execution.getVariable(variable) instanceof Map<?, ?> result ? result.get("decisionId") : null;
            if (!decision.id().toString().equals(named)) {
                throw new ApprovalRefusal("The result of '%s' names decision '%s'; the record has '%s'."
                        .formatted(taskKey, named, decision.id()));
            }
        });
    }

    /** The same where a model asks for it under a condition only. */
    public void requireIf(@Nullable Boolean condition, DelegateExecution execution, String taskKey) {
        if (Boolean.TRUE.equals(condition)) {
            require(execution, taskKey);
        }
    }
}
