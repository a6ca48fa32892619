package dev.countersign.form;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * What a form asks for once some of its fields have values: the fields and lists that can be filled in, and, with an
 * exclamation mark, those that must be.
 */
final class AskedFields {

    private final Feel feel;
    private final FieldRules rules;
    private final Scope scope;
    private final ObjectNode values;
    private final ObjectNode state;
    private final Set<String> asked = new LinkedHashSet<>();
    private final Set<String> listsWithRows = new LinkedHashSet<>();

    private AskedFields(Feel feel, Scope scope, ObjectNode values, ObjectNode state) {
        this.feel = feel;
        this.rules = new FieldRules(feel);
        this.scope = scope;
        this.values = values;
        this.state = state;
    }

    /** The lists that are shown then, and are opened with rows that somebody has filled in, or is to fill in. */
    Set<String> listsWithRows() {
        return listsWithRows;
    }

    Set<String> asked() {
        return asked;
    }

    static AskedFields of(FormSchema schema, ObjectNode values, ObjectNode variables) {
        Feel feel = new Feel();
        ObjectNode initial = Prefill.of(schema, variables);
        ObjectNode state = Prefill.of(schema, SubmittedOverlay.of(schema, values, variables));
        Scope scope = new ComputedFields(schema, feel, initial).compute(state);
        AskedFields fields = new AskedFields(feel, scope, values, state);
        fields.children(schema.root(), List.of());
        return fields;
    }

    private void children(FormField parent, List<Object> base) {
        parent.components().stream()
                .filter(field -> !Conditions.isHidden(field, scope, feel))
                .forEach(field -> visible(field, Json.append(base, field.path())));
    }

    private void visible(FormField field, List<Object> path) {
        if (field.isRepeating()) {
            asked.add(Json.pathText(path));
            if (!Json.get(state, path).isEmpty()) {
                listsWithRows.add(Json.pathText(path));
            }
        } else if (!field.kind().isKeyed()) {
            children(field, path);
        } else if (field.kind().role() == FieldKind.Role.DATA && !field.isDisabled()) {
            asked.add(Json.pathText(path));
            JsonNode value = Json.get(values, path);
            if (value.isMissingNode() && rules.isRequired(field, scope)) {
                asked.add(Json.pathText(path) + "!");
            }
        }
    }
}
