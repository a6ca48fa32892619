package dev.countersign.analytics.forecast;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The forecast of one series from one origin.
 *
 * @param origin number of weeks known; step 0 is the week after them
 * @param forecast one volume a step
 * @param lower lower bound of the interval
 * @param upper upper bound of the interval
 * @param baseline seasonal naive; NaN where there is no year of history
 * @param weights how much each method counts, without those that do not
 * @param note why this series was treated otherwise than the rest, or null
 */
public record SeriesForecast(
        SeriesKey key,
        int origin,
        double[] forecast,
        double[] lower,
        double[] upper,
        double[] baseline,
        Map<String, Double> weights,
        @Nullable String note) {

    /** The method's name when one counts alone, else {@code mix}. */
    public String method() {
        return weights.size() == 1 ? weights.keySet().iterator().next() : MethodCatalogue.MIX;
    }
}
