package dev.countersign.analytics.forecast;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The simplest methods, which every figure is to be read against. */
public final class Baselines {
    private static final List<SeriesMethod> METHODS =
            List.of(new Naive(), new MeanOfLast(4), new MeanOfLast(52), new SeasonalNaive());

    private Baselines() {}

    /** Forecasts of all baselines by name: {@code naive}, {@code mean-4}, {@code mean-52}, {@code seasonal-naive}. */
    public static Map<String, List<double[]>> forecast(HistoryPanel panel, int horizon) {
        Map<String, List<double[]>> forecasts = new LinkedHashMap<>();
        for (SeriesMethod method : METHODS) {
            forecasts.put(
                    method.id(),
                    panel.series().stream()
                            .map(history -> method.forecast(history, new double[0], horizon))
                            .toList());
        }
        return forecasts;
    }
}
