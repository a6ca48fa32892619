package dev.countersign.analytics.forecast;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.DoubleConsumer;

/**
 * What every candidate method says at every origin, the last origin being now. The seasonal-naive baseline and the mean
 * of the last four weeks are always there: the one to be compared with, the other to fall back to.
 *
 * @param origins numbers of weeks known, oldest first
 * @param methods names, in the order of the values
 * @param values [series][origin][method][step]
 */
record CandidateForecasts(List<Integer> origins, List<String> methods, double[][][][] values) {
    static final String FALLBACK = "mean-4";
    /** With fewer known weeks a series gets the fallback. */
    static final int FEWEST_WEEKS = 12;

    /**
     * Computes all candidates.
     *
     * @param progress is told the share that is done
     */
    static CandidateForecasts compute(
            HistoryPanel panel, ForecastSettings settings, SeriesRunner runner, DoubleConsumer progress) {
        List<Integer> origins = new ArrayList<>(settings.origins(panel.weeks()));
        origins.add(panel.weeks());
        List<HistoryPanel> pasts = origins.stream().map(panel::until).toList();
        List<Season> seasons = pasts.stream().map(Season::of).toList();
        Set<String> wanted = new LinkedHashSet<>(List.of(SeasonalNaive.ID, FALLBACK));
        wanted.addAll(settings.methods());
        List<String> methods = new ArrayList<>(MethodCatalogue.perSeries(List.copyOf(wanted)).stream()
                .map(SeriesMethod::id)
                .toList());
        SeriesRunner.Task task =
                new SeriesRunner.Task(List.copyOf(origins), seasons, List.copyOf(methods), settings.horizon());
        double[][][][] values = runner.run(panel, task).toArray(double[][][][]::new);
        progress.accept(0.3);
        if (wanted.contains(GlobalTrees.ID)) {
            methods.add(GlobalTrees.ID);
            GlobalTrees trees = new GlobalTrees(settings.threads(), settings.seed());
            for (int origin = 0; origin < origins.size(); origin++) {
                double[][] forecast = trees.forecast(pasts.get(origin), seasons.get(origin), settings.horizon());
                append(values, origin, forecast, settings.horizon());
                progress.accept(0.3 + 0.7 * (origin + 1) / origins.size());
            }
        }
        return new CandidateForecasts(List.copyOf(origins), List.copyOf(methods), values);
    }

    private static void append(double[][][][] values, int origin, double[][] forecast, int horizon) {
        for (int series = 0; series < values.length; series++) {
            double[][] before = values[series][origin];
            double[][] after = Arrays.copyOf(before, before.length + 1);
            if (forecast.length == 0) {
                after[before.length] = new double[horizon];
                Arrays.fill(after[before.length], Double.NaN);
            } else {
                after[before.length] = forecast[series];
            }
            values[series][origin] = after;
        }
    }

    int method(String id) {
        return methods.indexOf(id);
    }

    int now() {
        return origins.size() - 1;
    }
}
