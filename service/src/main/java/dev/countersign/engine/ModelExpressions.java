package dev.countersign.engine;

import jakarta.enterprise.context.ApplicationScoped;
import org.jspecify.annotations.Nullable;
import org.operaton.bpm.engine.ProcessEngine;
import org.operaton.bpm.engine.ProcessEngineException;
import org.operaton.bpm.engine.delegate.VariableScope;
import org.operaton.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.operaton.bpm.engine.impl.context.Context;
import org.operaton.bpm.engine.impl.interceptor.CommandContext;
import org.operaton.bpm.engine.impl.persistence.entity.TaskEntity;

/** Evaluates expressions of models ({@code ${evaluation.evidence}}) outside of the place where the engine would. */
@ApplicationScoped
public class ModelExpressions {

    private final ProcessEngine engine;

    ModelExpressions(ProcessEngine engine) {
        this.engine = engine;
    }

    /** Evaluates an expression within a running engine command, for example in a {@link UserTaskListener}. */
    public @Nullable Object evaluate(String expression, VariableScope scope) {
        return Context.getProcessEngineConfiguration()
                .getExpressionManager()
                .createExpression(expression)
                .getValue(scope);
    }

    /**
     * Evaluates an expression with the variables that a task sees. An expression that fails leaves the caller's transaction
     * as it was: a command of the engine that throws would have it rolled back, whatever the caller makes of the exception.
     *
     * @return the value; null when the task does not exist any more or the expression gives nothing
     * @throws ProcessEngineException when the expression cannot be evaluated
     */
    public @Nullable Object evaluateForTask(String taskId, String expression) {
        ProcessEngineConfigurationImpl configuration =
                (ProcessEngineConfigurationImpl) engine.getProcessEngineConfiguration();
        Evaluation evaluation = configuration.getCommandExecutorTxRequired().execute((CommandContext context) -> {
            TaskEntity task = context.getTaskManager().findTaskById(taskId);
            try {
                return new Evaluation(task == null ? null : evaluate(expression, task), null);
            } catch (ProcessEngineException e) {
                return new Evaluation(null, e);
            }
        });
        if (evaluation.problem() != null) {
            throw evaluation.problem();
        }
        return evaluation.value();
    }

    private record Evaluation(
            @Nullable Object value, @Nullable ProcessEngineException problem) {}
}
