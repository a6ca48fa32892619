package dev.countersign.task;

import dev.countersign.problem.StateConflictException;
import java.util.HashMap;
import java.util.Map;

/** The task belongs to somebody who has asked its assignee for help; it has to go back first. */
class TaskDelegatedException extends StateConflictException {

    private static final long serialVersionUID = 1L;

    TaskDelegatedException(TaskItem task) {
        super(
                "delegated",
                task.owner() == null
                        ? "This task was delegated. Resolve it; then it can go on."
                        : "'%s' has delegated this task. Resolve it: then it is theirs again, and they complete it."
                                .formatted(task.owner()),
                members(task));
    }

    private static Map<String, Object> members(TaskItem task) {
        Map<String, Object> members = new HashMap<>();
        task.holder().ifPresent(assignee -> members.put("assignee", assignee));
        if (task.owner() != null) {
            members.put("owner", task.owner());
        }
        return members;
    }
}
