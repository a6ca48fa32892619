package dev.countersign.form;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.countersign.problem.Violation;
import java.util.List;

/**
 * The verdict on a submitted form.
 *
 * @param violations empty when the form is right
 * @param data what the form says: the values of the visible, enabled fields and the computed ones
 */
record FormResult(List<Violation> violations, ObjectNode data) {

    FormResult {
        violations = List.copyOf(violations);
    }
}
