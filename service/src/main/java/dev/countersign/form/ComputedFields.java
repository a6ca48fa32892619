package dev.countersign.form;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;

/** Evaluates the expression fields on the server, until nothing changes: one may build on another. */
final class ComputedFields {

    private static final int MAX_PASSES = 10;

    private final FormSchema schema;
    private final Feel feel;
    private final ObjectNode initial;
    private boolean changed;

    ComputedFields(FormSchema schema, Feel feel, ObjectNode initial) {
        this.schema = schema;
        this.feel = feel;
        this.initial = initial;
    }

    /** Writes the computed values into the state and returns the scope that they leave behind. */
    Scope compute(ObjectNode state) {
        Scope scope = FormValidator.scope(schema, initial, state, feel);
        for (int pass = 0; pass < MAX_PASSES; pass++) {
            changed = false;
            children(schema.root(), List.of(), scope, state);
            if (!changed) {
                return scope;
            }
            scope = FormValidator.scope(schema, initial, state, feel);
        }
        return scope;
    }

    private void children(FormField parent, List<Object> base, Scope scope, ObjectNode state) {
        for (FormField field : parent.components()) {
            List<Object> path = Json.append(base, field.path());
            if (field.kind().role() == FieldKind.Role.COMPUTED) {
                JsonNode value =
                        feel.evaluate(field.definition().path("expression").asText("="), scope);
                changed |= !Json.same(Json.get(state, path), value);
                Json.set(state, path, value);
            } else if (field.isRepeating()) {
                JsonNode rows = Json.get(state, path);
                for (int i = 0; i < rows.size(); i++) {
                    children(field, Json.append(path, i), scope.row(rows.get(i), i + 1), state);
                }
            } else if (!field.kind().isKeyed()) {
                children(field, path, scope, state);
            }
        }
    }
}
