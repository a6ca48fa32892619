package dev.countersign.approval;

/**
 * One user task and where it stands.
 *
 * @param taskKey the activity id in the model
 * @param rootInstanceId the outermost of the process instances that call each other
 */
record GuardedTask(
        String id,
        String taskKey,
        String definitionId,
        String definitionKey,
        String instanceId,
        String rootInstanceId,
        ApprovalRules rules) {}
