package dev.countersign.form;

import com.fasterxml.jackson.databind.JsonNode;
import dev.countersign.form.FieldKind.Role;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** The tree of fields of a form-js schema, read with the refusals that form-js itself has on import. */
final class FormSchema {

    private static final int MAX_FIELDS = 1_000;

    private final FormField root;
    private final Set<String> ids = new HashSet<>();
    private int fields;

    private FormSchema(JsonNode schema) {
        if (!schema.isObject()) {
            throw new InvalidFormException("a form must be a JSON object");
        }
        if (!"default".equals(schema.path("type").asText("default"))) {
            throw new InvalidFormException("a form must have the type 'default'");
        }
        if (!schema.path("components").isArray()) {
            throw new InvalidFormException("a form must have a list of components");
        }
        this.root = new FormField(
                schema.path("id").asText("form"), FieldKind.DEFAULT, List.of(), schema, children(schema, "components"));
    }

    /** @throws InvalidFormException naming the component and the reason */
    static FormSchema parse(JsonNode schema) {
        return new FormSchema(schema);
    }

    FormField root() {
        return root;
    }

    private List<FormField> children(JsonNode parent, String at) {
        JsonNode components = parent.path("components");
        Set<List<Object>> claimed = new HashSet<>();
        List<FormField> children = new ArrayList<>();
        for (int i = 0; i < components.size(); i++) {
            FormField field = field(components.get(i), at + "[" + i + "]");
            if (field.kind().isKeyed() && !claimed.add(field.path())) {
                throw new InvalidFormException(
                        "%s[%d]: the key '%s' is used twice".formatted(at, i, Json.pathText(field.path())));
            }
            children.add(field);
        }
        return children;
    }

    private FormField field(JsonNode component, String at) {
        if (++fields > MAX_FIELDS) {
            throw new InvalidFormException("a form has at most %,d components".formatted(MAX_FIELDS));
        }
        String type = component.path("type").asText();
        FieldKind kind = FieldKind.ofType(type)
                .filter(known -> known != FieldKind.DEFAULT)
                .orElseThrow(
                        () -> new InvalidFormException("%s: the component type '%s' is not known".formatted(at, type)));
        String id = component.path("id").asText("");
        if (!id.isEmpty() && !ids.add(id)) {
            throw new InvalidFormException("%s: the id '%s' is used twice".formatted(at, id));
        }
        List<Object> path = path(component, kind, at);
        checkPattern(component, at);
        return new FormField(id.isEmpty() ? at : id, kind, path, component, children(component, at + ".components"));
    }

    private static List<Object> path(JsonNode component, FieldKind kind, String at) {
        boolean needed = kind.isKeyed() || kind.role() == Role.LIST;
        boolean possible = needed || kind.role() == Role.CONTAINER;
        String text = component.path(kind.isKeyed() ? "key" : "path").asText("");
        if (!possible || (text.isEmpty() && !needed)) {
            return List.of();
        }
        List<Object> segments = new ArrayList<>(Arrays.asList((Object[]) text.split("\\.", -1)));
        if (segments.contains("")) {
            throw new InvalidFormException("%s: the %s '%s' of the %s is missing or has an empty part"
                    .formatted(
                            at,
                            kind.isKeyed() ? "key" : "path",
                            text,
                            component.path("type").asText()));
        }
        return segments;
    }

    private static void checkPattern(JsonNode component, String at) {
        JsonNode pattern = component.path("validate").path("pattern");
        if (Json.truthy(pattern) && JsPattern.compile(pattern.asText()).isEmpty()) {
            throw new InvalidFormException("%s: the pattern '%s' is not understood".formatted(at, pattern.asText()));
        }
    }
}
