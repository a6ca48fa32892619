package dev.countersign.externaltask;

import dev.countersign.engine.BpmnErrors;
import dev.countersign.engine.OwnWork;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.operaton.bpm.engine.ExternalTaskService;
import org.operaton.bpm.engine.RuntimeService;
import org.operaton.bpm.engine.externaltask.ExternalTask;
import org.operaton.bpm.engine.externaltask.LockedExternalTask;

/** The engine's external tasks as the service itself works on them. Calls join the running transaction. */
@ApplicationScoped
public class ExternalTasks {

    /** The error that models catch when automatic work has failed for good. */
    public static final String FAILED = "jobFailed";

    /** The variable that takes what automatic work gives. */
    public static final String RESULT = "result";

    /** The variable that says why it failed: {@code code}, {@code message} and what else is known. */
    public static final String ERROR = "jobError";

    /** One name for all nodes and features: who acts is settled elsewhere, the lock only keeps strangers off. */
    static final String WORKER = "countersign-jobs";

    private final ExternalTaskService tasks;
    private final RuntimeService runtime;
    private final BpmnErrors errors;
    private final OwnWork own;

    ExternalTasks(ExternalTaskService tasks, RuntimeService runtime, BpmnErrors errors, OwnWork own) {
        this.tasks = tasks;
        this.runtime = runtime;
        this.errors = errors;
        this.own = own;
    }

    /**
     * Locks free tasks of a topic, by the engine's priority and then the oldest first, and reads their local variables. Gives each an empty {@code result}: the engine
     * evaluates output parameters such as {@code ${result}} also when the activity ends by an error or is cancelled, and
     * would refuse both if the name meant nothing.
     */
    public List<TakenTask> fetch(String topic, Duration lock, int atMost) {
        return own.run(() -> {
            List<LockedExternalTask> fetched = tasks.fetchAndLock()
                    .workerId(WORKER)
                    .maxTasks(atMost)
                    .usePriority(true)
                    .orderByCreateTime()
                    .asc()
                    .subscribe()
                    .topic(topic, lock.toMillis())
                    .localVariables()
                    .execute();
            fetched.forEach(task -> runtime.setVariableLocal(task.getExecutionId(), RESULT, null));
            return fetched.stream().map(TakenTask::of).toList();
        });
    }

    /** Those of the tasks that still exist: whether they are suspended, by id. */
    public Map<String, Boolean> suspendedById(Collection<String> ids) {
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

    /** Whether the process still waits for the task. */
    public boolean exists(String id) {
        return tasks.createExternalTaskQuery().externalTaskId(id).count() > 0;
    }

    /** Those of the tasks at which a process stands with an incident. */
    public Set<String> stopped(Collection<String> ids) {
        return ids.isEmpty()
                ? Set.of()
                : tasks
                        .createExternalTaskQuery()
                        .externalTaskIdIn(new LinkedHashSet<>(ids))
                        .noRetriesLeft()
                        .list()
                        .stream()
                        .map(ExternalTask::getId)
                        .collect(Collectors.toSet());
    }

    /** Clears the incident; the task can be fetched again. */
    public void giveBack(String id) {
        tasks.setRetries(id, 1);
    }

    /** Locks the task for this time from now; after that it can be fetched again. */
    public void lock(String id, Duration lock) {
        own.run(() -> tasks.lock(id, WORKER, lock.toMillis()));
    }

    /** Ends the task; the process goes on with {@code result} as a local variable of the activity. */
    public void complete(String id, @Nullable Object result) {
        Map<String, Object> local = new LinkedHashMap<>();
        local.put(RESULT, result);
        own.run(() -> tasks.complete(id, WORKER, null, local));
    }

    /**
     * A failure for good: the BPMN error {@link #FAILED} with the variable {@link #ERROR} where the model catches it,
     * here or in a calling process; else an incident.
     */
    public void fail(String id, String message, String details, Map<String, Object> error) {
        if (errors.caught(id, FAILED)) {
            bpmnError(id, FAILED, message, Map.of(ERROR, error));
        } else {
            raiseIncident(id, message, details);
        }
    }

    /** Whether the model catches this BPMN error of the task. */
    public boolean catches(String id, String errorCode) {
        return errors.caught(id, errorCode);
    }

    /** Throws a BPMN error that the model catches. */
    public void bpmnError(String id, String errorCode, String message, Map<String, Object> variables) {
        own.run(() -> tasks.handleBpmnError(id, WORKER, errorCode, message, variables));
    }

    /** Gives the task back for a while: it can be fetched again after the pause. */
    public void retryLater(String id, String message, String details, int retriesLeft, Duration pause) {
        own.run(() -> tasks.handleFailure(id, WORKER, message, details, retriesLeft, pause.toMillis()));
    }

    /** Stops the process here until a person acts. */
    public void raiseIncident(String id, String message, String details) {
        own.run(() -> tasks.handleFailure(id, WORKER, message, details, 0, 0));
    }

    /** Clears the incident and keeps the task for us. */
    public void takeUpAgain(String id, Duration lock) {
        tasks.setRetries(id, 1);
        lock(id, lock);
    }
}
