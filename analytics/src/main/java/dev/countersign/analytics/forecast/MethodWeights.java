package dev.countersign.analytics.forecast;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * How much each method counts for each series: the inverse fourth power of its mean absolute error in the backtest, in
 * units of the series' level. A series' own errors are few, so they are averaged with those of its category (weights by
 * past accuracy go back to J. M. Bates and C. W. J. Granger, The Combination of Forecasts, 1969).
 */
final class MethodWeights {
    private static final double POWER = 4;
    /** Number of category-wide errors mixed into a series' own. */
    private static final double PRIOR_ERRORS = 24;

    private final HistoryPanel panel;
    private final CandidateForecasts candidates;
    private final List<String> allowed;

    MethodWeights(HistoryPanel panel, CandidateForecasts candidates, List<String> allowed) {
        this.panel = panel;
        this.candidates = candidates;
        this.allowed = allowed;
    }

    /**
     * Weights at an origin from the errors of the older origins only: [series][method], each row summing to one. A method
     * without a forecast has none; where no allowed method has a forecast, or the history is too short to trust one, the
     * fallback has all.
     */
    double[][] at(int origin) {
        int series = panel.series().size();
        int methods = candidates.methods().size();
        double[][] errors = new double[series][methods];
        double[][] counts = new double[series][methods];
        Map<String, double[][]> categories = new HashMap<>();
        for (int index = 0; index < series; index++) {
            collect(index, origin, errors[index], counts[index]);
            double[][] category = categories.computeIfAbsent(
                    panel.series().get(index).key().category(), absent -> new double[2][methods]);
            for (int method = 0; method < methods; method++) {
                category[0][method] += errors[index][method];
                category[1][method] += counts[index][method];
            }
        }
        double[][] weights = new double[series][];
        for (int index = 0; index < series; index++) {
            double[][] category =
                    categories.getOrDefault(panel.series().get(index).key().category(), new double[2][methods]);
            weights[index] = weights(index, origin, errors[index], counts[index], category);
        }
        return weights;
    }

    private void collect(int series, int origin, double[] errors, double[] counts) {
        SalesHistory history = panel.series().get(series);
        for (int past = 0; past < origin; past++) {
            int weeks = candidates.origins().get(past);
            double level = Gaps.meanOfLast(history.until(weeks).volume(), 26);
            for (int method = 0; method < errors.length; method++) {
                double[] forecast = candidates.values()[series][past][method];
                int known = Math.min(forecast.length, candidates.origins().get(origin) - weeks);
                for (int step = 0; step < known; step++) {
                    double error = Math.abs(forecast[step] - history.volume()[weeks + step]) / Math.max(1e-9, level);
                    if (!Double.isNaN(error)) {
                        errors[method] += Math.min(error, 10);
                        counts[method]++;
                    }
                }
            }
        }
    }

    private double[] weights(int series, int origin, double[] errors, double[] counts, double[][] category) {
        double[] weights = new double[errors.length];
        double sum = 0;
        int known = panel.series()
                .get(series)
                .until(candidates.origins().get(origin))
                .known();
        boolean enough = known >= CandidateForecasts.FEWEST_WEEKS;
        for (int method = 0; method < errors.length; method++) {
            boolean usable = enough
                    && allowed.contains(candidates.methods().get(method))
                    && !Double.isNaN(candidates.values()[series][origin][method][0]);
            if (usable) {
                double pooled = category[1][method] == 0 ? 1 : category[0][method] / category[1][method];
                double error = (errors[method] + PRIOR_ERRORS * pooled) / (counts[method] + PRIOR_ERRORS);
                weights[method] = Math.pow(Math.max(error, 1e-6), -POWER);
                sum += weights[method];
            }
        }
        if (sum == 0) {
            weights[candidates.method(CandidateForecasts.FALLBACK)] = 1;
            return weights;
        }
        for (int method = 0; method < weights.length; method++) {
            weights[method] /= sum;
        }
        return weights;
    }
}
