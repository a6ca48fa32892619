package dev.countersign.evidence;

/** The task that shows evidence: its id, and the step of the process it stands for. */
public record ShownTask(String taskId, String instanceId, String definitionKey, String taskKey) {}
