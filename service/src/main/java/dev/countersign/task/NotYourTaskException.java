package dev.countersign.task;

import dev.countersign.approval.Objection;
import dev.countersign.problem.NotPermittedException;
import java.util.Map;

/** The person has no right to this task, or not to what they asked for. */
class NotYourTaskException extends NotPermittedException {

    private static final long serialVersionUID = 1L;

    NotYourTaskException(String message) {
        super(message);
    }

    /** What the rules of the model have against it, for programs as a code too. */
    NotYourTaskException(Objection objection) {
        super(objection.sentence(), Map.of("code", objection.code().id(), "arguments", objection.arguments()));
    }
}
