package dev.countersign.form;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;

/** The values that a radio, select, checklist or taglist offers, from its schema, the variables or an expression. */
final class FieldOptions {

    private FieldOptions() {}

    /** In the order in which form-js looks: {@code valuesKey}, {@code values}, {@code valuesExpression}. */
    static List<JsonNode> of(FormField field, JsonNode initialData, Feel feel, Scope scope) {
        JsonNode definition = field.definition();
        JsonNode expression = definition.path("valuesExpression");
        if (definition.has("valuesKey") || definition.has("values") || !Feel.isExpression(expression)) {
            return declared(field, initialData);
        }
        return normalise(feel.evaluate(expression.textValue(), scope));
    }

    /** The options that need no expression. */
    static List<JsonNode> declared(FormField field, JsonNode initialData) {
        JsonNode definition = field.definition();
        return normalise(
                definition.has("valuesKey")
                        ? initialData.path(definition.path("valuesKey").asText())
                        : definition.path("values"));
    }

    static boolean hasExpression(FormField field) {
        return Json.truthy(field.definition().path("valuesExpression"));
    }

    static boolean contains(List<JsonNode> options, JsonNode value) {
        return options.stream().anyMatch(option -> Json.same(option, value));
    }

    private static List<JsonNode> normalise(JsonNode options) {
        List<JsonNode> values = new ArrayList<>();
        if (options.isArray()) {
            for (JsonNode option : options) {
                JsonNode value = option.isObject() ? option.path("value") : option;
                boolean labelled = option.path("label").isTextual()
                        && !option.path("label").textValue().isEmpty();
                if (isPrimitive(value) || (labelled && value.isObject() && !value.isEmpty())) {
                    values.add(value);
                }
            }
        }
        return values;
    }

    private static boolean isPrimitive(JsonNode value) {
        return value.isNumber()
                || value.isBoolean()
                || (value.isTextual() && !value.textValue().isEmpty());
    }
}
