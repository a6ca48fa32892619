package dev.countersign.connector;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.countersign.connector.ConnectorFailure.Reach;
import dev.countersign.externaltask.ExternalTasks;
import dev.countersign.externaltask.TakenTask;
import dev.countersign.externaltask.Trouble;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.control.ActivateRequestContext;
import jakarta.transaction.Transactional;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Hands over what came of a call, in one short transaction each: the row of the call and what the engine is told commit
 * together. A call that is not the current attempt any more changes nothing.
 */
@ApplicationScoped
class CallOutcomes {

    private static final Logger LOG = Logger.getLogger(CallOutcomes.class);

    private static final String ASKS_FIRST = " A retry does not make the call again, it asks first.";

    private final CallRepository calls;
    private final ExternalTasks tasks;
    private final ObjectMapper json;

    CallOutcomes(CallRepository calls, ExternalTasks tasks, ObjectMapper json) {
        this.calls = calls;
        this.tasks = tasks;
        this.json = json;
    }

    @Transactional
    @ActivateRequestContext
    void succeeded(PreparedCall prepared, @Nullable Object result) {
        String id = prepared.task().id();
        current(id, prepared.attempt()).ifPresent(call -> {
            if (suspended(id)) {
                call.answer = text(result); // handed over when the process is active again
                return;
            }
            calls.delete(call);
            tasks.complete(id, result);
        });
    }

    /** The same for an answer that had to wait. */
    @Transactional
    @ActivateRequestContext
    void handOver(String externalTaskId, UUID attempt) {
        current(externalTaskId, attempt).filter(call -> call.answer != null).ifPresent(call -> {
            Object result = value(String.valueOf(call.answer));
            calls.delete(call);
            tasks.complete(externalTaskId, result);
        });
    }

    /** The call succeeded, but the engine refuses to go on: its answer is kept for when a person has mended the process. */
    @Transactional
    @ActivateRequestContext
    void refused(String externalTaskId, UUID attempt, @Nullable Object result, Throwable cause) {
        current(externalTaskId, attempt).ifPresent(call -> {
            if (call.answer == null) {
                call.answer = text(result);
            }
            if (suspended(externalTaskId)) {
                return; // handed over when the process is active again
            }
            tasks.raiseIncident(
                    externalTaskId,
                    "The call succeeded, but the process cannot go on with its result: " + Trouble.reason(cause)
                            + " A retry hands the same result over again without another call.",
                    "");
        });
    }

    /** Keeps an answer without a word to the engine: it is handed over when the lock of the task has run out. */
    @Transactional
    @ActivateRequestContext
    void keep(String externalTaskId, UUID attempt, @Nullable Object result) {
        current(externalTaskId, attempt).ifPresent(call -> call.answer = text(result));
    }

    /** Nobody else takes the task for a while. */
    @Transactional
    @ActivateRequestContext
    void keepLock(String externalTaskId, UUID attempt, Duration lock) {
        current(externalTaskId, attempt).ifPresent(call -> tasks.lock(externalTaskId, lock));
    }

    @Transactional
    @ActivateRequestContext
    void failed(PreparedCall prepared, ConnectorFailure failure) {
        TakenTask task = prepared.task();
        current(task.id(), prepared.attempt()).ifPresent(call -> {
            if (suspended(task.id())) {
                if (mustNotBeRepeated(call, failure)) {
                    call.made = true;
                } else if (failure.reach() != Reach.UNKNOWN) {
                    calls.delete(call); // made again when the process is active again
                }
                return;
            }
            if (mustNotBeRepeated(call, failure)) {
                tookEffect(task, call, failure);
                return;
            }
            calls.delete(call);
            CallPolicy policy = prepared.policy();
            int left = task.retries() == null ? policy.retries() : task.retries() - 1;
            if (left > 0 && policy.retryOn().covers(failure)) {
                tasks.retryLater(task.id(), failure.reason(), failure.details(), left, policy.pause(left));
                LOG.infof(
                        "Connector %s of task %s failed and is tried again: %s",
                        call.connector, task.id(), failure.reason());
            } else {
                tasks.fail(task.id(), failure.reason(), failure.details(), error(task, call, failure));
                LOG.infof("Connector %s of task %s failed: %s", call.connector, task.id(), failure.reason());
            }
        });
    }

    private static boolean mustNotBeRepeated(StartedCall call, ConnectorFailure failure) {
        return failure.made() && call.ask;
    }

    /** Where the model does not catch the failure, the row stays: it keeps a retry from making the call at once. */
    private void tookEffect(TakenTask task, StartedCall call, ConnectorFailure failure) {
        boolean caught = tasks.catches(task.id(), ExternalTasks.FAILED);
        if (caught) {
            calls.delete(call);
        } else {
            call.made = true;
        }
        tasks.fail(
                task.id(),
                failure.reason() + (caught ? "" : ASKS_FIRST),
                failure.details(),
                error(task, call, failure));
        LOG.infof("Connector %s of task %s took effect, but: %s", call.connector, task.id(), failure.reason());
    }

    /** The engine refuses to throw the error: an incident with the reason of the failure and of the refusal. */
    @Transactional
    @ActivateRequestContext
    void failedForGood(PreparedCall prepared, ConnectorFailure failure, Throwable cause) {
        String id = prepared.task().id();
        current(id, prepared.attempt()).ifPresent(call -> {
            boolean keep = mustNotBeRepeated(call, failure);
            if (keep) {
                call.made = true;
            } else {
                calls.delete(call);
            }
            tasks.raiseIncident(
                    id,
                    failure.reason() + (keep ? ASKS_FIRST : "") + " The process cannot handle this failure: "
                            + Trouble.reason(cause),
                    failure.details());
        });
    }

    /** The call, locked, if it is still this attempt and the process still waits for it. */
    private Optional<StartedCall> current(String externalTaskId, UUID attempt) {
        Optional<StartedCall> call = calls.lock(externalTaskId, attempt);
        if (call.isPresent() && !tasks.exists(externalTaskId)) {
            calls.delete(call.get());
            return Optional.empty();
        }
        return call;
    }

    private boolean suspended(String externalTaskId) {
        return tasks.suspendedById(Set.of(externalTaskId)).getOrDefault(externalTaskId, false);
    }

    private static Map<String, Object> error(TakenTask task, StartedCall call, ConnectorFailure failure) {
        Map<String, Object> error = new LinkedHashMap<>();
        error.put("code", failure.code());
        error.put("message", failure.reason());
        error.put("connector", call.connector);
        error.put("activityId", task.activityId());
        failure.status().ifPresent(status -> error.put("status", status));
        error.put("details", failure.details());
        error.put("made", failure.made());
        error.put("badInput", false);
        return error;
    }

    private String text(@Nullable Object value) {
        try {
            return json.writeValueAsString(value);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    private @Nullable Object value(String text) {
        try {
            return json.readValue(text, Object.class);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }
}
