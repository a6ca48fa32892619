package dev.countersign.externaltask;

import jakarta.enterprise.context.ApplicationScoped;
import org.operaton.bpm.engine.ExternalTaskService;
import org.operaton.bpm.engine.RuntimeService;
import org.operaton.bpm.engine.externaltask.ExternalTask;

/** Has the external task behind an incident tried again, as often as if it were tried for the first time. */
@ApplicationScoped
public class IncidentRetry {

    private final ExternalTaskService tasks;
    private final RuntimeService runtime;
    private final TopicOwners owners;

    IncidentRetry(ExternalTaskService tasks, RuntimeService runtime, TopicOwners owners) {
        this.tasks = tasks;
        this.runtime = runtime;
        this.owners = owners;
    }

    /** Clears the incident; the task can be fetched again. */
    public void retry(String externalTaskId) {
        ExternalTask task =
                tasks.createExternalTaskQuery().externalTaskId(externalTaskId).singleResult();
        tasks.setRetries(externalTaskId, task == null ? 1 : tries(task));
    }

    private int tries(ExternalTask task) {
        return owners.of(task.getTopicName())
                .filter(TopicWorker.class::isInstance)
                .map(TopicWorker.class::cast)
                .map(worker -> worker.triesAfterIncident(runtime.getVariablesLocal(task.getExecutionId())))
                .orElse(1);
    }
}
