package dev.countersign.form;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;

/**
 * One component of a form.
 *
 * @param path where its value is, relative to its container: the key's or path's segments; empty for a group without path
 * @param definition the component as it stands in the schema
 */
record FormField(String id, FieldKind kind, List<Object> path, JsonNode definition, List<FormField> components) {

    FormField {
        path = List.copyOf(path);
        components = List.copyOf(components);
    }

    /** A dynamic list can be told not to repeat; it is a group then. */
    boolean isRepeating() {
        return kind.role() == FieldKind.Role.LIST
                && definition.path("isRepeating").asBoolean(true);
    }

    boolean isDisabled() {
        return Json.truthy(definition.path("disabled"));
    }

    boolean allowsAddRemove() {
        return definition.path("allowAddRemove").asBoolean(true);
    }

    int defaultRepetitions() {
        return definition.path("defaultRepetitions").asInt(1);
    }

    String hideCondition() {
        return definition.path("conditional").path("hide").asText("");
    }

    JsonNode validate() {
        return definition.path("validate");
    }
}
