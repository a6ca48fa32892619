package dev.countersign.form;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;

/** The variables with the submitted values of editable fields laid over them. */
final class SubmittedOverlay {

    private final JsonNode submitted;
    private final ObjectNode result;

    private SubmittedOverlay(JsonNode submitted, ObjectNode variables) {
        this.submitted = submitted;
        this.result = variables.deepCopy();
    }

    static ObjectNode of(FormSchema schema, JsonNode submitted, ObjectNode variables) {
        SubmittedOverlay overlay = new SubmittedOverlay(submitted, variables);
        overlay.children(schema.root(), List.of());
        return overlay.result;
    }

    private void children(FormField parent, List<Object> base) {
        parent.components().forEach(field -> field(field, base));
    }

    private void field(FormField field, List<Object> base) {
        List<Object> path = Json.append(base, field.path());
        JsonNode value = Json.get(submitted, path);
        if (field.kind().role() == FieldKind.Role.DATA) {
            if (!value.isMissingNode() && !field.isDisabled()) {
                Json.set(result, path, value);
            }
        } else if (field.isRepeating()) {
            if (value.isArray()) {
                Json.set(result, path, rows(value, Json.get(result, path)));
                for (int i = 0; i < value.size(); i++) {
                    children(field, Json.append(path, i));
                }
            }
        } else {
            children(field, path);
        }
    }

    private ArrayNode rows(JsonNode submittedRows, JsonNode variableRows) {
        ArrayNode rows = result.arrayNode();
        for (int i = 0; i < submittedRows.size(); i++) {
            JsonNode row = variableRows.path(i);
            rows.add(row.isObject() ? row : rows.objectNode());
        }
        return rows;
    }
}
