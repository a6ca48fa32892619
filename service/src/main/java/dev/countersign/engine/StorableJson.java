package dev.countersign.engine;

import com.fasterxml.jackson.databind.JsonNode;
import dev.countersign.problem.StorableText;
import java.util.Map;
import java.util.Optional;

/**
 * Finds what JSON can spell but the database cannot read as JSON: such a variable would make every search that looks into it
 * fail, for everybody.
 */
final class StorableJson {

    /** PostgreSQL's numeric has so many digits after the point. */
    private static final int MAX_SCALE = 16_383;

    private StorableJson() {}

    /** Why a value cannot be stored, as a sentence; empty when it can. */
    static Optional<String> objection(JsonNode value) {
        return objection(value, "");
    }

    private static Optional<String> objection(JsonNode value, String path) {
        if (value.isTextual() && !StorableText.is(value.textValue())) {
            return Optional.of(
                    at(path) + "contains a character that cannot be stored (NUL, or half a surrogate pair).");
        }
        if (value.isNumber() && !isStorable(value)) {
            return Optional.of(at(path) + "is a number too large or too small to be stored.");
        }
        for (Map.Entry<String, JsonNode> member : value.properties()) {
            if (!StorableText.is(member.getKey())) {
                return Optional.of("A name in '%s' contains a character that cannot be stored.".formatted(path));
            }
            Optional<String> inside =
                    objection(member.getValue(), path.isEmpty() ? member.getKey() : path + "." + member.getKey());
            if (inside.isPresent()) {
                return inside;
            }
        }
        for (int i = 0; value.isArray() && i < value.size(); i++) {
            Optional<String> inside = objection(value.get(i), path + "[" + i + "]");
            if (inside.isPresent()) {
                return inside;
            }
        }
        return Optional.empty();
    }

    private static boolean isStorable(JsonNode number) {
        return Double.isFinite(number.doubleValue())
                && (number.isIntegralNumber() || number.decimalValue().scale() <= MAX_SCALE);
    }

    private static String at(String path) {
        return path.isEmpty() ? "It " : "'%s' ".formatted(path);
    }
}
