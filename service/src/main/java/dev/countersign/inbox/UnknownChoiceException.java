package dev.countersign.inbox;

import dev.countersign.problem.InvalidInputException;
import dev.countersign.problem.Violation;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** A query parameter that has a fixed set of values was given another one. */
class UnknownChoiceException extends InvalidInputException {

    private static final long serialVersionUID = 1L;

    UnknownChoiceException(String parameter, String value, Enum<?>[] choices) {
        super(
                "The request has an unknown choice",
                List.of(Violation.inQuery(
                        parameter,
                        "'%s' is not one of %s."
                                .formatted(
                                        value,
                                        Arrays.stream(choices)
                                                .map(choice -> choice.name().toLowerCase(Locale.ROOT))
                                                .collect(Collectors.joining(", "))))));
    }
}
