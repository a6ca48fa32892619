package dev.countersign.approval;

import dev.countersign.engine.ModelExpressions;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.operaton.bpm.engine.ProcessEngineException;
import org.operaton.bpm.engine.delegate.VariableScope;

/** Evaluates the expressions of approval rules: the evidence that a task shows now, and the number of approvals. */
@ApplicationScoped
class RuleExpressions {

    private final ModelExpressions expressions;

    RuleExpressions(ModelExpressions expressions) {
        this.expressions = expressions;
    }

    /** The digest of the evidence that the task shows now; empty when it shows none, or none that can be worked out. */
    Optional<String> evidence(GuardedTask task, @Nullable VariableScope scope) {
        try {
            return task.rules()
                    .evidence()
                    .map(expression -> evaluate(task, expression, scope))
                    .map(Object::toString)
                    .filter(digest -> !digest.isBlank());
        } catch (ProcessEngineException e) {
            return Optional.empty();
        }
    }

    /**
     * How many approvals the task takes.
     *
     * @throws ApprovalRefusal when the model's expression gives no number from 1 to {@value ApprovalModelRule#MOST}
     */
    int required(GuardedTask task, @Nullable VariableScope scope) {
        int minimums = Math.max(1, task.rules().minimums());
        if (task.rules().required().isEmpty()) {
            return minimums;
        }
        String text = task.rules().required().get();
        @Nullable Object value = ApprovalModelRule.isExpression(text) ? evaluate(task, text, scope) : text;
        int number = ApprovalModelRule.number(value).orElse(0);
        if (number < minimums) {
            throw new ApprovalRefusal(
                    "The property 'approvalsRequired' of '%s' gives '%s'; it must give a whole number from %d to %d."
                            .formatted(task.taskKey(), value, minimums, ApprovalModelRule.MOST));
        }
        return number;
    }

    private @Nullable Object evaluate(GuardedTask task, String expression, @Nullable VariableScope scope) {
        return scope == null
                ? expressions.evaluateForTask(task.id(), expression)
                : expressions.evaluate(expression, scope);
    }
}
