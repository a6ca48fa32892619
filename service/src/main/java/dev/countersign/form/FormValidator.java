package dev.countersign.form;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.countersign.problem.Violation;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;

/**
 * Judges submitted data against a form as form-js does in the browser, and more strictly where a browser cannot err:
 * names that the form does not have, values of the wrong type, values of fields that are hidden, disabled, read-only or
 * computed.
 */
final class FormValidator {

    private final Feel feel = new Feel();
    private final Clock clock;

    FormValidator(Clock clock) {
        this.clock = clock;
    }

    /**
     * @param submitted what the caller sent
     * @param variables what the form was opened with; expressions and options may use more than the fields show
     * @param files the files that the form may name
     */
    FormResult validate(FormSchema schema, ObjectNode submitted, ObjectNode variables, UploadedFiles files) {
        List<Violation> unstorable = StorableValues.check(submitted);
        if (!unstorable.isEmpty()) {
            return new FormResult(unstorable, submitted.objectNode());
        }
        List<Violation> violations = new ArrayList<>(FormShape.unknown(schema, submitted));
        ObjectNode initial = Prefill.of(schema, variables);
        ObjectNode state = Prefill.of(schema, SubmittedOverlay.of(schema, submitted, variables));
        Scope scope = new ComputedFields(schema, feel, initial).compute(state);
        FormWalk walk = new FormWalk(feel, clock, submitted, variables, initial, state, files);
        walk.visit(schema.root(), scope);
        violations.addAll(walk.violations());
        return new FormResult(violations, walk.accepted());
    }

    /** What expressions see: the data without hidden values, over what the form was opened with. */
    static Scope scope(FormSchema schema, ObjectNode initial, ObjectNode state, Feel feel) {
        ObjectNode data = initial.deepCopy();
        for (var member : Conditions.apply(schema, state, feel).properties()) {
            JsonNode value = member.getValue();
            data.set(member.getKey(), value);
        }
        return Scope.top(data);
    }
}
