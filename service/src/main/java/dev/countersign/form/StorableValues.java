package dev.countersign.form;

import com.fasterxml.jackson.databind.JsonNode;
import dev.countersign.problem.Violation;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Finds values that JSON can spell but neither a form nor the database can hold. */
final class StorableValues {

    private final List<Violation> violations = new ArrayList<>();

    private StorableValues() {}

    static List<Violation> check(JsonNode submitted) {
        StorableValues values = new StorableValues();
        values.visit(submitted, List.of());
        return values.violations;
    }

    private void visit(JsonNode value, List<Object> path) {
        if (value.isNumber() && !Double.isFinite(value.doubleValue())) {
            refuse(path, "Value is too large for a number.");
        } else if (value.isTextual() && !isStorable(value.textValue())) {
            refuse(path, "Value contains a character that cannot be stored.");
        }
        for (Map.Entry<String, JsonNode> member : value.properties()) {
            List<Object> memberPath = Json.append(path, List.of((Object) member.getKey()));
            if (isStorable(member.getKey())) {
                visit(member.getValue(), memberPath);
            } else {
                refuse(path, "A name contains a character that cannot be stored.");
            }
        }
        if (value.isArray()) {
            for (int i = 0; i < value.size(); i++) {
                visit(value.get(i), Json.append(path, i));
            }
        }
    }

    /** PostgreSQL stores no NUL character; half a surrogate pair is no character at all. */
    private static boolean isStorable(String text) {
        return text.codePoints()
                .noneMatch(
                        point -> point == 0 || (point >= Character.MIN_SURROGATE && point <= Character.MAX_SURROGATE));
    }

    private void refuse(List<Object> path, String message) {
        violations.add(Violation.inBody(Json.pathText(path), message));
    }
}
