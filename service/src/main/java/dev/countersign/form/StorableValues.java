package dev.countersign.form;

import com.fasterxml.jackson.databind.JsonNode;
import dev.countersign.problem.StorableText;
import dev.countersign.problem.Violation;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Finds values that JSON can spell but neither a form nor the database can hold, and too many of them. */
final class StorableValues {

    static final int MAX_ROWS = 1_000;
    private static final int MAX_NODES = 20_000;

    private final List<Violation> violations = new ArrayList<>();
    private final int maxRows;
    private final int maxNodes;
    private int nodes;

    private StorableValues(int maxRows, int maxNodes) {
        this.maxRows = maxRows;
        this.maxNodes = maxNodes;
    }

    /** Looks at what was submitted with a form; its rules are costly, so how much there is of it is bounded first. */
    static List<Violation> check(JsonNode submitted) {
        return new StorableValues(MAX_ROWS, MAX_NODES).all(submitted);
    }

    /** Looks at variables that no form judges: there may be as many as the request can carry. */
    static List<Violation> checkVariables(JsonNode variables) {
        return new StorableValues(Integer.MAX_VALUE, Integer.MAX_VALUE).all(variables);
    }

    private List<Violation> all(JsonNode submitted) {
        visit(submitted, List.of());
        return nodes > maxNodes
                ? List.of(Violation.inBody("", "At most %,d values can be sent.".formatted(maxNodes)))
                : violations;
    }

    private void visit(JsonNode value, List<Object> path) {
        nodes++;
        if (nodes > maxNodes) {
            return;
        }
        if (value.isNumber() && !Double.isFinite(value.doubleValue())) {
            refuse(path, "Value is too large for a number.");
        } else if (value.isTextual() && !StorableText.is(value.textValue())) {
            refuse(path, "Value contains a character that cannot be stored.");
        }
        for (Map.Entry<String, JsonNode> member : value.properties()) {
            List<Object> memberPath = Json.append(path, List.of((Object) member.getKey()));
            if (StorableText.is(member.getKey())) {
                visit(member.getValue(), memberPath);
            } else {
                refuse(path, "A name contains a character that cannot be stored.");
            }
        }
        if (value.isArray() && value.size() > maxRows) {
            refuse(path, "At most %,d rows can be sent.".formatted(maxRows));
        } else if (value.isArray()) {
            for (int i = 0; i < value.size(); i++) {
                visit(value.get(i), Json.append(path, i));
            }
        }
    }

    private void refuse(List<Object> path, String message) {
        violations.add(Violation.inBody(Json.pathText(path), message));
    }
}
