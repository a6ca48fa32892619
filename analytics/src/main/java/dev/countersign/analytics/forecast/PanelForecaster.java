package dev.countersign.analytics.forecast;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.DoubleConsumer;
import org.jspecify.annotations.Nullable;

/**
 * Forecasts a panel: all candidate methods at the present and at past origins, weights per series from the past errors,
 * the weighted mean, and intervals from the errors which that weighted mean made in the past.
 */
public final class PanelForecaster {
    private final ForecastSettings settings;
    private final SeriesRunner runner;

    PanelForecaster(ForecastSettings settings, SeriesRunner runner) {
        this.settings = settings;
        this.runner = runner;
    }

    /** A forecaster that works in this process alone. */
    public static PanelForecaster inProcess(ForecastSettings settings) {
        return new PanelForecaster(settings, SeriesRunner.inProcess());
    }

    /**
     * Forecasts the weeks after the panel.
     *
     * @param progress is told the share that is done
     */
    public PanelForecast forecast(HistoryPanel panel, DoubleConsumer progress) {
        CandidateForecasts candidates = CandidateForecasts.compute(panel, settings, runner, progress);
        MethodWeights weights = new MethodWeights(panel, candidates, settings.methods());
        ConformalIntervals intervals = new ConformalIntervals(settings.horizon());
        List<List<SeriesForecast>> past = new ArrayList<>();
        for (int origin = 0; origin < candidates.now(); origin++) {
            List<SeriesForecast> forecasts = at(panel, candidates, weights, intervals, origin);
            past.add(forecasts.stream()
                    .filter(one -> !Double.isNaN(one.forecast()[0]))
                    .toList());
            calibrate(panel.series(), panel.until(candidates.origins().get(origin)), forecasts, intervals);
        }
        List<SeriesForecast> now = at(panel, candidates, weights, intervals, candidates.now());
        return new PanelForecast(now, List.copyOf(past), intervals.calibrated());
    }

    private List<SeriesForecast> at(
            HistoryPanel panel,
            CandidateForecasts candidates,
            MethodWeights weights,
            ConformalIntervals intervals,
            int origin) {
        int weeks = candidates.origins().get(origin);
        HistoryPanel known = panel.until(weeks);
        double[] spread = Spread.of(known);
        double[][] bounds = intervals.bounds();
        double[][] shares = weights.at(origin);
        int baseline = candidates.method(SeasonalNaive.ID);
        List<SeriesForecast> forecasts = new ArrayList<>();
        for (int series = 0; series < shares.length; series++) {
            double[][] values = candidates.values()[series][origin];
            int horizon = settings.horizon();
            double[] forecast = new double[horizon];
            double[] lower = new double[horizon];
            double[] upper = new double[horizon];
            Map<String, Double> counted = new LinkedHashMap<>();
            for (int method = 0; method < values.length; method++) {
                if (shares[series][method] > 0) {
                    counted.put(candidates.methods().get(method), shares[series][method]);
                    for (int step = 0; step < horizon; step++) {
                        forecast[step] += shares[series][method] * values[method][step];
                    }
                }
            }
            for (int step = 0; step < horizon; step++) {
                forecast[step] = Math.max(0, forecast[step]);
                lower[step] = Math.max(0, forecast[step] + bounds[step][0] * spread[series]);
                upper[step] = forecast[step] + bounds[step][1] * spread[series];
            }
            forecasts.add(new SeriesForecast(
                    panel.series().get(series).key(),
                    weeks,
                    forecast,
                    lower,
                    upper,
                    values[baseline],
                    Map.copyOf(counted),
                    note(known.series().get(series), counted)));
        }
        return List.copyOf(forecasts);
    }

    private @Nullable String note(SalesHistory history, Map<String, Double> counted) {
        int known = history.known();
        if (known < CandidateForecasts.FEWEST_WEEKS) {
            return "Only " + known + " weeks of history: mean of the last 4 weeks.";
        }
        if (settings.methods().stream().noneMatch(counted::containsKey)) {
            return known + " weeks of history are too few for " + String.join(", ", settings.methods())
                    + ": mean of the last 4 weeks.";
        }
        return null;
    }

    private static void calibrate(
            List<SalesHistory> actual,
            HistoryPanel known,
            List<SeriesForecast> forecasts,
            ConformalIntervals intervals) {
        double[] spread = Spread.of(known);
        for (int series = 0; series < spread.length; series++) {
            double[] volume = actual.get(series).volume();
            double[] forecast = forecasts.get(series).forecast();
            for (int step = 0; step < forecast.length && known.weeks() + step < volume.length; step++) {
                intervals.add(step, (volume[known.weeks() + step] - forecast[step]) / spread[series]);
            }
        }
    }
}
