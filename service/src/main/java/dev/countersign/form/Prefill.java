package dev.countersign.form;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;

/** The data that form-js holds right after opening a form: every field has its variable's, default or empty value. */
final class Prefill {

    private final ObjectNode variables;
    private final ObjectNode data;

    private Prefill(ObjectNode variables) {
        this.variables = variables;
        this.data = variables.deepCopy();
    }

    /** Variables that no field shows stay in the data: expressions may use them. */
    static ObjectNode of(FormSchema schema, ObjectNode variables) {
        Prefill prefill = new Prefill(variables);
        prefill.children(schema.root(), List.of());
        return prefill.data;
    }

    private void children(FormField parent, List<Object> base) {
        parent.components().forEach(field -> field(field, base));
    }

    private void field(FormField field, List<Object> base) {
        List<Object> path = Json.append(base, field.path());
        if (field.kind().isKeyed()) {
            Json.set(data, path, value(field, Json.get(variables, path)));
        } else if (field.isRepeating()) {
            int rows = rows(field, path);
            for (int i = 0; i < rows; i++) {
                children(field, Json.append(path, i));
            }
        } else {
            children(field, path);
        }
    }

    private JsonNode value(FormField field, JsonNode variable) {
        if (!variable.isMissingNode()) {
            return FieldType.sanitise(field, variable, variables);
        }
        JsonNode defaultValue = field.definition().path("defaultValue");
        return defaultValue.isMissingNode() ? FieldType.emptyValue(field.kind()) : defaultValue;
    }

    /** Makes every row of the list an object, and returns how many there are. */
    private int rows(FormField list, List<Object> path) {
        JsonNode value = Json.get(variables, path);
        ArrayNode rows = data.arrayNode();
        if (value.isArray()) {
            value.forEach(row -> rows.add(row.isObject() ? row.deepCopy() : data.objectNode()));
        } else {
            for (int i = 0; i < list.defaultRepetitions(); i++) {
                rows.addObject();
            }
        }
        Json.set(data, path, rows);
        return rows.size();
    }
}
