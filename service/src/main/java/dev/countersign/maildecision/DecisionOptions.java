package dev.countersign.maildecision;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * What a form lets a person choose with one click: the options of its field {@code decision}.
 *
 * @param simple whether nothing else has to be filled in, a comment aside, and nothing is shown in the form that the mail
 *     does not show
 * @param commentAllowed whether the form has a field {@code comment}
 * @param lists the lists with rows, which are complete without any row
 */
record DecisionOptions(List<Option> options, boolean simple, boolean commentAllowed, Set<String> lists) {
    private static final String DECISION = "decision";
    private static final String COMMENT = "comment";
    private static final int MOST = 6;
    private static final Set<String> SHOWS_DATA = Set.of("table", "iframe", "documentPreview");

    DecisionOptions {
        options = List.copyOf(options);
        lists = Set.copyOf(lists);
    }

    /** One button. */
    record Option(String value, String label) {}

    static DecisionOptions of(JsonNode form) {
        List<Option> options = new ArrayList<>();
        Set<String> lists = new HashSet<>();
        boolean[] found = new boolean[2];
        boolean simple = walk(form, options, lists, found);
        return new DecisionOptions(
                options, simple && found[0] && !options.isEmpty() && options.size() <= MOST, found[1], lists);
    }

    private static boolean walk(JsonNode parent, List<Option> options, Set<String> lists, boolean[] found) {
        boolean simple = true;
        for (JsonNode field : parent.path("components")) {
            String key = field.path("key").asText("");
            if (key.equals(DECISION)) {
                found[0] = true;
                addOptions(field, options);
                simple &= !isShownOnly(field);
            } else if (key.equals(COMMENT)) {
                found[1] = true;
                simple &= !isShownOnly(field);
            } else {
                if (isRepeating(field)) {
                    lists.add(field.path("path").asText(""));
                }
                simple &= !needsThePage(field) && walk(field, options, lists, found);
            }
        }
        return simple;
    }

    /** Rows and tables can hold what somebody else has entered: nobody signs that without having seen it. */
    private static boolean needsThePage(JsonNode field) {
        return isRepeating(field)
                || SHOWS_DATA.contains(field.path("type").asText(""))
                || field.path("validate").path("required").asBoolean(false)
                || isShownOnly(field);
    }

    private static boolean isRepeating(JsonNode field) {
        return field.path("type").asText("").equals("dynamiclist")
                && field.path("isRepeating").asBoolean(true);
    }

    /** Disabled or read-only, perhaps by an expression: it is there to be read. */
    private static boolean isShownOnly(JsonNode field) {
        JsonNode readonly = field.path("readonly");
        return field.path("disabled").asBoolean(false)
                || readonly.asBoolean(false)
                || readonly.asText("").startsWith("=");
    }

    List<String> values() {
        return options.stream().map(Option::value).toList();
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
