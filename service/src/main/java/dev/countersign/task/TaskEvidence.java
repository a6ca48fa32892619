package dev.countersign.task;

import dev.countersign.engine.ModelExpressions;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import org.operaton.bpm.engine.ProcessEngineException;
import org.operaton.bpm.engine.delegate.VariableScope;

/** The evidence that a task shows right now: its digest, worked out in the task's own scope each time it is asked for. */
@ApplicationScoped
class TaskEvidence {

    private final ModelExpressions expressions;

    TaskEvidence(ModelExpressions expressions) {
        this.expressions = expressions;
    }

    /**
     * Empty when the task shows no evidence.
     *
     * @throws UnreadableEvidenceException when the model's expression cannot be evaluated
     */
    Optional<String> digest(String taskId, TaskRules rules) {
        try {
            return rules.evidence()
                    .map(expression -> expressions.evaluateForTask(taskId, expression))
                    .map(Object::toString)
                    .filter(digest -> !digest.isBlank());
        } catch (ProcessEngineException e) {
            throw new UnreadableEvidenceException(taskId, e);
        }
    }

    /** The same within a running engine command. */
    Optional<String> digest(VariableScope task, TaskRules rules) {
        return rules.evidence()
                .map(expression -> expressions.evaluate(expression, task))
                .map(Object::toString)
                .filter(digest -> !digest.isBlank());
    }
}
