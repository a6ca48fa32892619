package dev.countersign.evidence;

import dev.countersign.problem.InvalidInputException;
import dev.countersign.problem.Violation;
import java.util.List;

/** A document that is not evidence: wrong shape, too large, or reaching out to another address. */
public class InvalidEvidenceException extends InvalidInputException {

    private static final long serialVersionUID = 1L;

    InvalidEvidenceException(List<Violation> violations) {
        super("The evidence document is not valid", violations);
    }
}
