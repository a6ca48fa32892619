package dev.countersign.externaltask;

import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import org.jspecify.annotations.Nullable;

/** Which task of which process a row of a feature belongs to. */
@Embeddable
public record TaskOrigin(
        @Column(name = "external_task_id") String externalTaskId,
        @Column(name = "process_instance_id") String processInstanceId,
        @Column(name = "process_definition_key") String processDefinitionKey,
        @Column(name = "business_key") @Nullable String businessKey,
        @Column(name = "activity_id") String activityId) {

    public static TaskOrigin of(TakenTask task) {
        return new TaskOrigin(
                task.id(),
                task.processInstanceId(),
                task.processDefinitionKey(),
                task.businessKey(),
                task.activityId());
    }
}
