package dev.countersign.form;

import com.fasterxml.jackson.databind.JsonNode;
import dev.countersign.problem.Violation;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Which names a form knows at which level: everything else that is submitted is refused by name. */
final class FormShape {

    private enum Level {
        OBJECT,
        LIST,
        VALUE
    }

    private final Map<String, FormShape> members = new HashMap<>();
    private Level level = Level.OBJECT;

    static List<Violation> unknown(FormSchema schema, JsonNode submitted) {
        FormShape shape = new FormShape();
        shape.add(schema.root());
        List<Violation> violations = new ArrayList<>();
        shape.check(submitted, List.of(), violations);
        return violations;
    }

    private void add(FormField parent) {
        for (FormField field : parent.components()) {
            FormShape shape = this;
            for (Object segment : field.path()) {
                shape = shape.members.computeIfAbsent((String) segment, name -> new FormShape());
            }
            if (field.kind().isKeyed()) {
                shape.level = Level.VALUE;
            } else {
                if (field.isRepeating()) {
                    shape.level = Level.LIST;
                }
                shape.add(field);
            }
        }
    }

    private void check(JsonNode value, List<Object> path, List<Violation> violations) {
        switch (level) {
            case VALUE -> {
                // the field's own rules look at it
            }
            case LIST -> {
                if (value.isArray()) {
                    for (int i = 0; i < value.size(); i++) {
                        checkMembers(value.get(i), Json.append(path, i), violations);
                    }
                } else if (!Json.absent(value)) {
                    violations.add(Violation.inBody(Json.pathText(path), "Value must be a list."));
                }
            }
            case OBJECT -> checkMembers(value, path, violations);
        }
    }

    private void checkMembers(JsonNode value, List<Object> path, List<Violation> violations) {
        if (!value.isObject()) {
            if (!Json.absent(value)) {
                violations.add(Violation.inBody(Json.pathText(path), "Value must be an object."));
            }
            return;
        }
        for (Map.Entry<String, JsonNode> member : value.properties()) {
            List<Object> memberPath = Json.append(path, List.of((Object) member.getKey()));
            @Nullable FormShape shape = members.get(member.getKey());
            if (shape == null) {
                violations.add(Violation.inBody(Json.pathText(memberPath), "The form has no such field."));
            } else {
                shape.check(member.getValue(), memberPath, violations);
            }
        }
    }
}
