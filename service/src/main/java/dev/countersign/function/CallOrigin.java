package dev.countersign.function;

import dev.countersign.externaltask.TakenTask;
import org.jspecify.annotations.Nullable;

/** Which task of which process a call belongs to. */
public record CallOrigin(
        String externalTaskId,
        String processInstanceId,
        String processDefinitionKey,
        @Nullable String businessKey,
        String activityId) {

    public static CallOrigin of(TakenTask task) {
        return new CallOrigin(
                task.id(),
                task.processInstanceId(),
                task.processDefinitionKey(),
                task.businessKey(),
                task.activityId());
    }
}
