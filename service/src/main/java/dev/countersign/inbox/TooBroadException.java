package dev.countersign.inbox;

import dev.countersign.problem.InvalidInputException;
import dev.countersign.problem.Violation;
import java.util.List;

/** The conditions are such that the database did not come to an end in time. */
class TooBroadException extends InvalidInputException {

    private static final long serialVersionUID = 1L;

    TooBroadException(int seconds) {
        super(
                "The list took too long",
                List.of(Violation.inQuery(
                        "filter",
                        "The tasks were not found within %d seconds; ask for fewer, for example of one process."
                                .formatted(seconds))));
    }
}
