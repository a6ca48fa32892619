package dev.countersign.form;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;

/** Takes the values of hidden fields out of the data, so that no expression reads what nobody can see. */
final class Conditions {

    private final Feel feel;
    private final ObjectNode filtered;

    private Conditions(Feel feel, ObjectNode data) {
        this.feel = feel;
        this.filtered = data.deepCopy();
    }

    static boolean isHidden(FormField field, Scope scope, Feel feel) {
        return feel.holds(field.hideCondition(), scope);
    }

    static ObjectNode apply(FormSchema schema, ObjectNode data, Feel feel) {
        Conditions conditions = new Conditions(feel, data);
        conditions.children(schema.root(), List.of(), Scope.top(data), data, false);
        return conditions.filtered;
    }

    private void children(FormField parent, List<Object> base, Scope scope, ObjectNode data, boolean hidden) {
        parent.components().forEach(field -> field(field, base, scope, data, hidden));
    }

    private void field(FormField field, List<Object> base, Scope scope, ObjectNode data, boolean parentHidden) {
        boolean hidden = parentHidden || isHidden(field, scope, feel);
        List<Object> path = Json.append(base, field.path());
        if (hidden && (field.kind().isKeyed() || field.isRepeating())) {
            Json.remove(filtered, path);
        } else if (field.isRepeating()) {
            JsonNode rows = Json.get(data, path);
            for (int i = 0; i < rows.size(); i++) {
                children(field, Json.append(path, i), scope.row(rows.get(i), i + 1), data, false);
            }
        } else {
            children(field, path, scope, data, hidden);
        }
    }
}
