package dev.countersign.problem;

import java.util.List;
import java.util.stream.Collectors;

/** What the caller sent breaks a rule that the caller can see; answered with 400 and the list of violations. */
public class InvalidInputException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final transient List<Violation> violations;

    public InvalidInputException(String message, List<Violation> violations) {
        super(message
                + violations.stream()
                        .map(violation -> violation.field() + ": " + violation.message())
                        .collect(Collectors.joining("; ", " [", "]")));
        this.violations = List.copyOf(violations);
    }

    public List<Violation> violations() {
        return violations;
    }
}
