package dev.countersign.discussion;

import dev.countersign.problem.StateConflictException;
import java.util.Map;

/** The task has as many comments or attachments as it may have. */
class TooManyException extends StateConflictException {

    private static final long serialVersionUID = 1L;

    TooManyException(String what, int limit) {
        super("too-many", "This task has %d %s; there cannot be more.".formatted(limit, what), Map.of("limit", limit));
    }
}
