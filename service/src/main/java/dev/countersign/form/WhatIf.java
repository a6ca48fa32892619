package dev.countersign.form;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/**
 * A list of {@code category} and {@code percent} that is a what-if over a forecast: its custom property {@code whatIf}
 * says, in FEEL, where the forecast by category is. Beyond the rules of the list, each category must be one of the
 * forecast's and stand there once.
 */
final class WhatIf {

    static final String PROPERTY = "whatIf";
    static final String CATEGORY = "category";
    static final String PERCENT = "percent";

    private final Feel feel;

    WhatIf(Feel feel) {
        this.feel = feel;
    }

    static Optional<String> source(FormField list) {
        return Optional.of(list.definition().path("properties").path(PROPERTY).asText(""))
                .filter(source -> !source.isEmpty());
    }

    /** What is wrong with the categories, by row. */
    Map<Integer, String> check(String source, JsonNode rows, Scope scope) {
        Set<String> known = categories(feel.evaluate(source, scope));
        Set<String> seen = new HashSet<>();
        Map<Integer, String> wrong = new TreeMap<>();
        for (int i = 0; i < rows.size(); i++) {
            String category = rows.path(i).path(CATEGORY).asText("");
            if (category.isEmpty()) {
                continue; // the list's own rule asks for it
            }
            if (!known.contains(category)) {
                wrong.put(i, "The forecast has no category '%s'.".formatted(shortened(category)));
            } else if (!seen.add(category)) {
                wrong.put(i, "The category '%s' stands here twice.".formatted(shortened(category)));
            }
        }
        return wrong;
    }

    private static Set<String> categories(JsonNode forecast) {
        Set<String> categories = new HashSet<>();
        forecast.path("categories").forEach(one -> {
            JsonNode name = one.isTextual() ? one : one.path(CATEGORY);
            if (name.isTextual()) {
                categories.add(name.textValue());
            }
        });
        return categories;
    }

    private static String shortened(String text) {
        return text.length() <= 60 ? text : text.substring(0, 60) + "...";
    }
}
