package dev.countersign.engine;

import java.util.Map;
import org.apache.ibatis.executor.Executor;
import org.apache.ibatis.mapping.MappedStatement;
import org.apache.ibatis.mapping.SqlCommandType;
import org.apache.ibatis.plugin.Interceptor;
import org.apache.ibatis.plugin.Intercepts;
import org.apache.ibatis.plugin.Invocation;
import org.apache.ibatis.plugin.Signature;
import org.jspecify.annotations.Nullable;
import org.operaton.bpm.engine.impl.db.ListQueryParameterObject;
import org.operaton.bpm.engine.impl.persistence.entity.ExecutionEntity;
import org.operaton.bpm.engine.impl.persistence.entity.IdentityLinkEntity;
import org.operaton.bpm.engine.impl.persistence.entity.TaskEntity;

/**
 * Sees every statement with which the engine writes to its database, and notes those that concern user tasks. Task
 * listeners and the history would miss some: candidates, deletions in bulk, suspensions. {@code TaskWriteStatementsTest}
 * fails when a new version of the engine writes tasks in yet another way.
 */
@Intercepts(
        @Signature(
                type = Executor.class,
                method = "update",
                args = {MappedStatement.class, Object.class}))
class TaskWriteInterceptor implements Interceptor {

    private static final String SUSPENSION = "updateTaskSuspensionStateByParameters";

    private final TaskWriteLog log;

    TaskWriteInterceptor(TaskWriteLog log) {
        this.log = log;
    }

    @Override
    public Object intercept(Invocation invocation) throws Throwable {
        Object result = invocation.proceed();
        note((MappedStatement) invocation.getArgs()[0], invocation.getArgs()[1]);
        return result;
    }

    private void note(MappedStatement statement, @Nullable Object parameter) {
        if (parameter instanceof TaskEntity task) {
            log.task(task.getId(), statement.getSqlCommandType() == SqlCommandType.INSERT);
        } else if (parameter instanceof IdentityLinkEntity link) {
            if (link.getTaskId() != null) {
                log.task(link.getTaskId(), false);
            }
        } else if (parameter instanceof ExecutionEntity execution) {
            if (statement.getSqlCommandType() == SqlCommandType.UPDATE && execution.isProcessInstanceExecution()) {
                log.instance(execution.getId());
            }
        } else if (statement.getId().endsWith(SUSPENSION)
                && parameter instanceof ListQueryParameterObject scope
                && scope.getParameter() instanceof Map<?, ?> parameters) {
            log.suspension(parameters);
        }
    }
}
