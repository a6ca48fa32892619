package dev.countersign.evidence;

import com.fasterxml.jackson.databind.JsonNode;
import dev.countersign.problem.Violation;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** Collects what is wrong with a document, so that its author learns all of it at once. */
final class Check {

    static final int MAX_MARKDOWN = 20_000;

    private final List<Violation> violations = new ArrayList<>();

    void refuse(String at, String message) {
        violations.add(Violation.inBody(at, message));
    }

    void text(JsonNode parent, String at, String name, int maxLength) {
        JsonNode value = parent.path(name);
        if (!value.isTextual() || value.textValue().isBlank()) {
            refuse(member(at, name), "Must be a text that is not empty.");
        } else {
            length(value, member(at, name), maxLength);
        }
    }

    void optionalText(JsonNode parent, String at, String name, int maxLength) {
        JsonNode value = parent.path(name);
        if (value.isTextual()) {
            length(value, member(at, name), maxLength);
        } else if (!absent(value)) {
            refuse(member(at, name), "Must be a text.");
        }
    }

    void optionalOneOf(JsonNode parent, String at, String name, Set<String> allowed) {
        JsonNode value = parent.path(name);
        if (!absent(value) && !(value.isTextual() && allowed.contains(value.textValue()))) {
            refuse(
                    member(at, name),
                    "'%s' is not one of %s."
                            .formatted(
                                    inlineText(value),
                                    String.join(", ", allowed.stream().sorted().toList())));
        }
    }

    /** True when the list is there and its size is within 1 and max. */
    boolean list(JsonNode parent, String at, String name, int max) {
        JsonNode value = parent.path(name);
        if (!value.isArray()) {
            refuse(member(at, name), "Must be a list.");
            return false;
        }
        if (value.size() > max) {
            refuse(member(at, name), "At most %,d entries are allowed, not %,d.".formatted(max, value.size()));
            return false;
        }
        return true;
    }

    List<Violation> violations() {
        return List.copyOf(violations);
    }

    static boolean absent(JsonNode value) {
        return value.isMissingNode() || value.isNull();
    }

    /** A value as it can stand inside a sentence. */
    static String inlineText(JsonNode value) {
        String text = value.isMissingNode() ? "" : value.isTextual() ? value.textValue() : value.toString();
        return text.length() <= 60 ? text : text.substring(0, 60) + "...";
    }

    static String member(String at, String name) {
        return at.isEmpty() ? name : at + "." + name;
    }

    private void length(JsonNode value, String at, int maxLength) {
        int length = value.textValue().length();
        if (length > maxLength) {
            refuse(at, "Has %,d characters; at most %,d are allowed.".formatted(length, maxLength));
        }
    }
}
