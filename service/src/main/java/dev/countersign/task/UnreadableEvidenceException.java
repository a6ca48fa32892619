package dev.countersign.task;

import dev.countersign.problem.StateConflictException;

/** The model says that a task shows evidence, but its expression gives nothing that could be shown. */
class UnreadableEvidenceException extends StateConflictException {

    private static final long serialVersionUID = 1L;

    UnreadableEvidenceException(String taskId, Throwable cause) {
        super("evidence-unreadable", "The evidence of task '%s' cannot be worked out.".formatted(taskId));
        initCause(cause);
    }

    UnreadableEvidenceException(String taskId, String digest) {
        super("evidence-unreadable", "The evidence '%s' of task '%s' is not stored here.".formatted(digest, taskId));
    }
}
