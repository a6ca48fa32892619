package dev.countersign.form;

import dev.countersign.problem.InvalidInputException;
import dev.countersign.problem.Violation;
import java.util.List;

/** Submitted data that the form does not take; names every field that is wrong. */
public class InvalidFormDataException extends InvalidInputException {

    private static final long serialVersionUID = 1L;

    InvalidFormDataException(List<Violation> violations) {
        super("The form does not take this data", violations);
    }
}
