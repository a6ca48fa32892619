package dev.countersign.automatic;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.countersign.approval.RunLock;
import dev.countersign.decision.DecidedTask;
import dev.countersign.decision.DecisionKind;
import dev.countersign.decision.DecisionService;
import dev.countersign.decision.NewDecision;
import dev.countersign.engine.DecisionEvaluation;
import dev.countersign.engine.DecisionEvaluations;
import dev.countersign.engine.ExposedToModels;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Named;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.operaton.bpm.engine.RepositoryService;
import org.operaton.bpm.engine.delegate.DelegateExecution;
import org.operaton.bpm.model.bpmn.instance.FlowElement;

/**
 * Lets models record that a policy has approved and nobody looked, as in {@code
 * ${automaticApprovals.record(execution, 'review-policy', 'userTaskApproveForecast')}}. What {@code sampling.settle} lets
 * pass is recorded by it.
 */
@Named("automaticApprovals")
@ExposedToModels
@ApplicationScoped
public class AutomaticApprovals {

    private static final String OUTCOME = "approve";

    private final DecisionService decisions;
    private final DecisionEvaluations evaluations;
    private final PolicyFacts facts;
    private final SparedEvidence evidence;
    private final RunLock runs;
    private final RepositoryService repositoryService;

    AutomaticApprovals(
            DecisionService decisions,
            DecisionEvaluations evaluations,
            PolicyFacts facts,
            SparedEvidence evidence,
            RunLock runs,
            RepositoryService repositoryService) {
        this.decisions = decisions;
        this.evaluations = evaluations;
        this.facts = facts;
        this.evidence = evidence;
        this.runs = runs;
        this.repositoryService = repositoryService;
    }

    /**
     * Appends the record, in the transaction of the step. An evaluation is recorded once, however often it is asked for.
     *
     * @param decisionKey the decision that approved; its latest evaluation in this process instance that no record has is what is recorded
     * @param taskKey the user task that was spared, or the empty text
     */
    @Transactional
    public void record(DelegateExecution execution, String decisionKey, String taskKey) {
        // before the record, whose lock all others wait for: in the order of every completion
        runs.acquireOfInstance(execution.getProcessInstanceId());
        List<DecisionEvaluation> all = evaluations.latest(execution.getProcessInstanceId(), decisionKey);
        Optional<DecisionEvaluation> evaluation = all.stream()
                .filter(each -> decisions.allOfTask(each.id()).isEmpty())
                .findFirst();
        if (evaluation.isEmpty() && !all.isEmpty()) {
            return;
        }
        String recordedOf = evaluation
                .map(DecisionEvaluation::id)
                .orElseGet(() -> UUID.randomUUID().toString());
        String step = taskKey.isBlank() ? execution.getCurrentActivityId() : taskKey;
        PolicyFacts.Policy policy = facts.policy(decisionKey, evaluation);
        SparedEvidence.Found found = evidence.of(execution, step);
        ObjectNode data = facts.data(policy, evaluation);
        data.set("evidence", found.json());
        decisions.record(new NewDecision(
                UUID.randomUUID(),
                new DecidedTask(
                        recordedOf,
                        step,
                        name(execution.getProcessDefinitionId(), step),
                        execution.getProcessInstanceId(),
                        repositoryService
                                .getProcessDefinition(execution.getProcessDefinitionId())
                                .getKey(),
                        execution.getProcessBusinessKey()),
                policy.decidedBy(),
                OUTCOME,
                reason(data),
                data,
                found.digest(),
                DecisionKind.AUTOMATIC));
    }

    private @Nullable String name(String definitionId, String step) {
        return repositoryService.getBpmnModelInstance(definitionId).getModelElementById(step)
                        instanceof FlowElement element
                ? element.getName()
                : null;
    }

    /** The output {@code reason} of the first rule that fitted, as {@code sampling.settle} takes it. */
    private static @Nullable String reason(ObjectNode data) {
        JsonNode reason = data.path("outputs").path(0).path("reason");
        return reason.isTextual() ? reason.textValue() : null;
    }
}
