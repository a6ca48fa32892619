package dev.countersign.task;

import dev.countersign.decision.DecisionView;
import dev.countersign.problem.StateConflictException;
import java.util.Map;

/** The task existed, but is no longer open. */
class TaskOverException extends StateConflictException {

    private static final long serialVersionUID = 1L;

    private TaskOverException(String code, String message, Map<String, Object> members) {
        super(code, message, members);
    }

    static TaskOverException completed(DecisionView decision) {
        return new TaskOverException(
                "already-completed",
                "'%s' has completed this task already.".formatted(decision.decidedBy()),
                Map.of(
                        "decidedBy", decision.decidedBy(),
                        "decisionId", decision.id().toString()));
    }

    static TaskOverException ended() {
        return new TaskOverException("task-ended", "The process has moved on; this task is no longer open.", Map.of());
    }
}
