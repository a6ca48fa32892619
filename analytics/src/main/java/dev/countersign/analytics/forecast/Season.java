package dev.countersign.analytics.forecast;

import java.io.Serializable;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;

/**
 * The year's shape, estimated once per category and then mixed with each series' own: multiplicative factors by week of
 * the year from the classical decomposition (centred one-year moving average of the log volume, mean deviation by week).
 * Pooling over the series of a category takes most of the noise out of three or four years of history. The classical
 * decomposition is described in Hyndman and Athanasopoulos, Forecasting: Principles and Practice, 3rd ed., section 3.4.
 */
final class Season implements Serializable {
    private static final long serialVersionUID = 1L;

    private static final int YEAR = 52;
    private static final int MINIMUM_WEEKS = 2 * YEAR;
    /** Years of own evidence at which a series' own shape counts as much as its category's. */
    private static final double PRIOR_YEARS = 6;
    /** Shapes drift: a year counts half as much as the one three years later. */
    private static final double HALF_LIFE_WEEKS = 3 * YEAR;

    private final LocalDate firstWeek;
    private final Map<String, double[]> logFactors;

    private Season(LocalDate firstWeek, Map<String, double[]> logFactors) {
        this.firstWeek = firstWeek;
        this.logFactors = logFactors;
    }

    /** The shapes of all categories of a panel; flat where no series is two years long. */
    static Season of(HistoryPanel panel) {
        Map<String, Deviations> categories = new HashMap<>();
        for (SalesHistory history : panel.series()) {
            categories
                    .computeIfAbsent(history.key().category(), absent -> new Deviations())
                    .add(history, panel.firstWeek());
        }
        Map<String, double[]> logFactors = new HashMap<>();
        categories.forEach((category, deviations) -> logFactors.put(category, deviations.centredMeans()));
        return new Season(panel.firstWeek(), logFactors);
    }

    /** Factors around 1 for one series, over its known weeks and {@code horizon} weeks more. */
    double[] factors(SalesHistory history, int horizon) {
        Deviations own = new Deviations();
        own.add(history, firstWeek);
        double[] pooled = logFactors.getOrDefault(history.key().category(), new double[YEAR]);
        double[] factors = new double[history.weeks() + horizon];
        for (int week = 0; week < factors.length; week++) {
            int position = weekOfYear(firstWeek.plusWeeks(week));
            factors[week] = Math.exp(
                    (own.sums[position] + PRIOR_YEARS * pooled[position]) / (own.weights[position] + PRIOR_YEARS));
        }
        return factors;
    }

    static int weekOfYear(LocalDate date) {
        return Math.min(YEAR - 1, (date.getDayOfYear() - 1) / 7);
    }

    /** Weighted sums, by week of the year, of log volume minus the centred moving average. */
    private static final class Deviations {
        private final double[] sums = new double[YEAR];
        private final double[] weights = new double[YEAR];

        void add(SalesHistory history, LocalDate firstWeek) {
            if (history.known() < MINIMUM_WEEKS) {
                return;
            }
            double[] logs = Arrays.stream(history.volume())
                    .map(volume -> Math.log1p(Math.max(0, volume)))
                    .toArray();
            int half = YEAR / 2;
            for (int week = half; week < logs.length - half; week++) {
                double level = 0;
                int known = 0;
                for (int near = week - half; near < week + half; near++) {
                    if (!Double.isNaN(logs[near])) {
                        level += logs[near];
                        known++;
                    }
                }
                if (!Double.isNaN(logs[week]) && known > half) {
                    int position = weekOfYear(firstWeek.plusWeeks(week));
                    double weight = Math.pow(0.5, (logs.length - 1 - week) / HALF_LIFE_WEEKS);
                    sums[position] += weight * (logs[week] - level / known);
                    weights[position] += weight;
                }
            }
        }

        double[] centredMeans() {
            double[] means = new double[YEAR];
            for (int position = 0; position < YEAR; position++) {
                means[position] = weights[position] == 0 ? 0 : sums[position] / weights[position];
            }
            double centre = Arrays.stream(means).average().orElse(0);
            return Arrays.stream(means).map(mean -> mean - centre).toArray();
        }
    }
}
