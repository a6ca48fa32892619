package dev.countersign.analytics.publish;

import dev.countersign.analytics.runner.BadInputException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * What reviewers want changed.
 *
 * @param percents percent to add to the forecast, by category; 5 makes 100 into 105
 */
record Overrides(Map<String, Double> percents) {
    private static final String FIELD = "overrides";
    private static final double LEAST = -100;
    private static final double MOST = 1000;

    Overrides {
        percents.forEach((category, percent) -> {
            if (!(percent >= LEAST && percent <= MOST)) {
                throw invalid(
                        "The override of '" + category + "' is " + percent + " %, but must be from -100 to 1000 %.");
            }
        });
    }

    /** @param json null, a map of percents by category, or a list of maps with {@code category} and {@code percent} */
    static Overrides of(@Nullable Object json) {
        Map<String, Double> percents = new LinkedHashMap<>();
        if (json instanceof Map<?, ?> map) {
            map.forEach((category, percent) -> percents.put(String.valueOf(category), number(category, percent)));
        } else if (json instanceof List<?> list) {
            for (Object item : list) {
                if (!(item instanceof Map<?, ?> override) || override.get("category") == null) {
                    throw invalid("An override needs a category and a percent, but one is " + item + ".");
                }
                String category = String.valueOf(override.get("category")).strip();
                if (percents.put(category, number(category, override.get("percent"))) != null) {
                    throw invalid("The category '" + category + "' has two overrides.");
                }
            }
        } else if (json != null) {
            throw invalid("Overrides are a map of percents by category or a list of category and percent.");
        }
        return new Overrides(percents);
    }

    /** @throws BadInputException {@code unknown-category} when an override would change nothing */
    void requireKnown(Set<String> categories) {
        for (String category : percents.keySet()) {
            if (!categories.contains(category)) {
                throw new BadInputException(
                        "unknown-category",
                        "The forecast has no category '" + category + "'; it has "
                                + String.join(", ", new TreeSet<>(categories)) + ".",
                        FIELD);
            }
        }
    }

    private static double number(@Nullable Object category, @Nullable Object percent) {
        if (percent instanceof Number number) {
            return number.doubleValue();
        }
        throw invalid("The override of '" + category + "' is not a number: " + percent + ".");
    }

    private static BadInputException invalid(String message) {
        return new BadInputException("invalid-overrides", message, FIELD);
    }
}
