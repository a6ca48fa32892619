package dev.countersign.engine;

import jakarta.enterprise.context.ApplicationScoped;
import org.jspecify.annotations.Nullable;
import org.operaton.bpm.engine.ProcessEngine;
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
     * Evaluates an expression with the variables that a task sees.
     *
     * @return the value; null when the task does not exist any more or the expression gives nothing
     */
    public @Nullable Object evaluateForTask(String taskId, String expression) {
        ProcessEngineConfigurationImpl configuration =
                (ProcessEngineConfigurationImpl) engine.getProcessEngineConfiguration();
        return configuration.getCommandExecutorTxRequired().execute((CommandContext context) -> {
            TaskEntity task = context.getTaskManager().findTaskById(taskId);
            return task == null ? null : evaluate(expression, task);
        });
    }
}
