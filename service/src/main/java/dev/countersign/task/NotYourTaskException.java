package dev.countersign.task;

import dev.countersign.problem.NotPermittedException;

/** The person has no right to this task, or not to what they asked for. */
class NotYourTaskException extends NotPermittedException {

    private static final long serialVersionUID = 1L;

    NotYourTaskException(String message) {
        super(message);
    }
}
