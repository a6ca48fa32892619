package dev.countersign.maildecision;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;

/**
 * What a form lets a person choose with one click: the options of its field {@code decision}.
 *
 * @param simple whether nothing else has to be filled in, a comment aside
 * @param commentAllowed whether the form has a field {@code comment}
 */
record DecisionOptions(List<Option> options, boolean simple, boolean commentAllowed) {
    private static final String DECISION = "decision";
    private static final String COMMENT = "comment";
    private static final int MOST = 6;

    DecisionOptions {
        options = List.copyOf(options);
    }

    /** One button. */
    record Option(String value, String label) {}

    static DecisionOptions of(JsonNode form) {
        List<Option> options = new ArrayList<>();
        boolean[] found = new boolean[2];
        boolean simple = walk(form, options, found);
        return new DecisionOptions(
                options, simple && found[0] && !options.isEmpty() && options.size() <= MOST, found[1]);
    }

    private static boolean walk(JsonNode parent, List<Option> options, boolean[] found) {
        boolean simple = true;
        for (JsonNode field : parent.path("components")) {
            String key = field.path("key").asText("");
            String type = field.path("type").asText("");
            if (key.equals(DECISION)) {
                found[0] = true;
                addOptions(field, options);
            } else if (key.equals(COMMENT)) {
                found[1] = true;
            } else if (type.equals("dynamiclist")
                    && field.path("isRepeating").asBoolean(true)
                    && field.path("defaultRepetitions").asInt(1) == 0) {
                continue; // nothing in it has to be filled in as long as it is empty
            } else {
                simple &= !field.path("validate").path("required").asBoolean(false) && walk(field, options, found);
            }
        }
        return simple;
    }

    private static void addOptions(JsonNode field, List<Option> options) {
        for (JsonNode option : field.path("values")) {
            String value = option.path("value").asText("");
            if (!value.isEmpty()) {
                options.add(new Option(value, option.path("label").asText(value)));
            }
        }
    }
}
