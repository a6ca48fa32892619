package dev.countersign.externaltask;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.operaton.bpm.engine.externaltask.LockedExternalTask;

/**
 * An external task that the service has just locked.
 *
 * @param id of the external task
 * @param executionId where its local variables live
 * @param retries what is left of the engine's own count; null before the first failure
 * @param tenantId null where there are no tenants
 * @param inputs its local variables: the input parameters by name, without those that the model leaves empty
 */
public record TakenTask(
        String id,
        String topic,
        String executionId,
        String processInstanceId,
        String processDefinitionKey,
        String activityId,
        @Nullable String businessKey,
        @Nullable String tenantId,
        @Nullable Integer retries,
        Map<String, Object> inputs) {

    static TakenTask of(LockedExternalTask task) {
        return new TakenTask(
                task.getId(),
                task.getTopicName(),
                task.getExecutionId(),
                task.getProcessInstanceId(),
                task.getProcessDefinitionKey(),
                task.getActivityId(),
                task.getBusinessKey(),
                task.getTenantId(),
                task.getRetries(),
                given(task.getVariables()));
    }

    private static Map<String, Object> given(Map<String, Object> variables) {
        Map<String, Object> given = new LinkedHashMap<>(variables);
        given.values().removeIf(Objects::isNull);
        return given;
    }
}
