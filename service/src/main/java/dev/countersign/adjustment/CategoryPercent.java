package dev.countersign.adjustment;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** One override as a form sends it: {@code {"category": "organic", "percent": 5}}. */
record CategoryPercent(String category, BigDecimal percent) {

    private static final String FIELD = "overrides";

    /** The overrides among a form's data; empty when the form said nothing of overrides, an empty list when there are none. */
    static Optional<List<CategoryPercent>> in(JsonNode data) {
        JsonNode overrides = data.path(FIELD);
        if (!overrides.isArray()) {
            return Optional.empty();
        }
        Map<String, CategoryPercent> byCategory = new LinkedHashMap<>();
        for (JsonNode item : overrides) {
            JsonNode category = item.path("category");
            JsonNode percent = item.path("percent");
            if (!category.isTextual() || !percent.isNumber()) {
                return Optional.empty(); // a form of another kind that happens to use the name
            }
            byCategory.put(category.textValue(), new CategoryPercent(category.textValue(), percent.decimalValue()));
        }
        return Optional.of(new ArrayList<>(byCategory.values()));
    }
}
