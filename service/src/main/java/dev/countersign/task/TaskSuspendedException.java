package dev.countersign.task;

import dev.countersign.problem.StateConflictException;
import java.util.Map;
import java.util.Optional;

/** The task is open, but its run is suspended: nobody can work on it until the run goes on. */
class TaskSuspendedException extends StateConflictException {

    private static final long serialVersionUID = 1L;

    TaskSuspendedException(TaskItem task, Optional<String> by) {
        super(
                "task-suspended",
                by.map("The run is suspended by '%s'; the task can be decided when it goes on."::formatted)
                        .orElse("The run is suspended; the task can be decided when it goes on."),
                members(task, by));
    }

    private static Map<String, Object> members(TaskItem task, Optional<String> by) {
        Map<String, Object> instance = Map.of("instanceId", task.instanceId());
        return by.map(id -> Map.<String, Object>of("instanceId", task.instanceId(), "suspendedBy", id))
                .orElse(instance);
    }
}
