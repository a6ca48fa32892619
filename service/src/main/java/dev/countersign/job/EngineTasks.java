package dev.countersign.job;

import dev.countersign.engine.BpmnErrors;
import dev.countersign.engine.OwnWork;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.operaton.bpm.engine.ExternalTaskService;
import org.operaton.bpm.engine.RuntimeService;
import org.operaton.bpm.engine.externaltask.ExternalTask;
import org.operaton.bpm.engine.externaltask.LockedExternalTask;

/** The engine's external tasks, as far as jobs need them. Calls join the running transaction. */
@ApplicationScoped
class EngineTasks {

    /** The error that models catch when a job has failed for good. */
    static final String JOB_FAILED = "jobFailed";

    /** One name for all nodes: which of them acts is settled by leases, the lock only keeps strangers off. */
    static final String WORKER = "countersign-jobs";

    /** The variable that takes what a job gives. */
    static final String RESULT = "result";

    /** The variable that says why a job failed. */
    static final String JOB_ERROR = "jobError";

    private static final int AT_ONCE = 20;

    private final ExternalTaskService tasks;
    private final RuntimeService runtime;
    private final BpmnErrors errors;
    private final OwnWork own;
    private final long lockMillis;

    EngineTasks(ExternalTaskService tasks, RuntimeService runtime, BpmnErrors errors, OwnWork own, JobConfig config) {
        this.tasks = tasks;
        this.runtime = runtime;
        this.errors = errors;
        this.own = own;
        this.lockMillis = config.lockDuration().toMillis();
    }

    /**
     * Locks free tasks of a topic, some at a time, and reads the inputs of a job. Gives each an empty {@code result}: the
     * engine evaluates output parameters such as {@code ${result}} also when the activity ends by an error or is
     * cancelled, and would refuse both if the name meant nothing.
     */
    List<LockedExternalTask> fetch(String topic) {
        return own.run(() -> {
            List<LockedExternalTask> fetched = tasks.fetchAndLock(AT_ONCE, WORKER)
                    .topic(topic, lockMillis)
                    .variables("application", "parameters", "driverMemory", "cores", "retries")
                    .execute();
            fetched.forEach(task -> runtime.setVariableLocal(task.getExecutionId(), RESULT, null));
            return fetched;
        });
    }

    /** Those of the tasks that still exist: whether they are suspended, by id. */
    Map<String, Boolean> suspendedById(Collection<String> ids) {
        Map<String, Boolean> found = new LinkedHashMap<>();
        Set<String> wanted = new LinkedHashSet<>(ids);
        if (!wanted.isEmpty()) {
            for (ExternalTask task :
                    tasks.createExternalTaskQuery().externalTaskIdIn(wanted).list()) {
                found.put(task.getId(), task.isSuspended());
            }
        }
        return found;
    }

    boolean exists(String id) {
        return tasks.createExternalTaskQuery().externalTaskId(id).count() > 0;
    }

    /** Locks the task for the full time from now. */
    void lock(String id) {
        own.run(() -> tasks.lock(id, WORKER, lockMillis));
    }

    void complete(String id, Map<String, Object> result) {
        own.run(() -> tasks.complete(id, WORKER, null, Map.of(RESULT, result)));
    }

    /** A failure for good: an error where the model catches it, else an incident. */
    void fail(String id, String message, String details, Map<String, Object> jobError) {
        if (errors.caught(id, JOB_FAILED)) {
            own.run(() -> tasks.handleBpmnError(id, WORKER, JOB_FAILED, message, Map.of(JOB_ERROR, jobError)));
        } else {
            raiseIncident(id, message, details);
        }
    }

    void raiseIncident(String id, String message, String details) {
        own.run(() -> tasks.handleFailure(id, WORKER, message, details, 0, 0));
    }

    /** Clears the incident and keeps the task for us. */
    void takeUpAgain(String id) {
        tasks.setRetries(id, 1);
        lock(id);
    }
}
