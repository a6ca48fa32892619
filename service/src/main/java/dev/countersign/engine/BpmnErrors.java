package dev.countersign.engine;

import jakarta.enterprise.context.ApplicationScoped;
import org.operaton.bpm.engine.ProcessEngine;
import org.operaton.bpm.engine.impl.bpmn.helper.ErrorDeclarationForProcessInstanceFinder;
import org.operaton.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.operaton.bpm.engine.impl.persistence.entity.ExecutionEntity;
import org.operaton.bpm.engine.impl.tree.ActivityExecutionHierarchyWalker;

/** What a model would do with a BPMN error, asked before the error is thrown: one that nobody catches is refused. */
@ApplicationScoped
public class BpmnErrors {

    private final ProcessEngineConfigurationImpl engine;

    BpmnErrors(ProcessEngine engine) {
        this.engine = (ProcessEngineConfigurationImpl) engine.getProcessEngineConfiguration();
    }

    /**
     * Whether an error of the external task's activity would reach a boundary event or an event sub-process, in its own
     * process or in a calling one. Walks as the engine does when it propagates the error. False for a task that is gone.
     */
    public boolean caught(String externalTaskId, String errorCode) {
        return engine.getCommandExecutorTxRequired().execute(context -> {
            var task = context.getExternalTaskManager().findExternalTaskById(externalTaskId);
            if (task == null) {
                return false;
            }
            ExecutionEntity execution = task.getExecution();
            var finder = new ErrorDeclarationForProcessInstanceFinder(null, errorCode, execution.getActivity());
            var walker = new ActivityExecutionHierarchyWalker(execution);
            walker.addScopePreVisitor(finder);
            walker.walkUntil(scope -> finder.getErrorEventDefinition() != null || scope == null);
            return finder.getErrorEventDefinition() != null;
        });
    }
}
