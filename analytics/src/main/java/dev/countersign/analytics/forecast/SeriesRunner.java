package dev.countersign.analytics.forecast;

import java.io.Serializable;
import java.util.Arrays;
import java.util.List;

/** Where the per-series methods run: in this process, or spread by Spark. */
interface SeriesRunner {
    /**
     * Forecasts every series of the panel at every origin with every method.
     *
     * @return one element per series of the panel, in its order
     */
    List<double[][][]> run(HistoryPanel panel, Task task);

    /**
     * The work for one series, which travels to an executor.
     *
     * @param origins numbers of weeks known, and the season as estimated with those weeks
     * @param methods names of per-series methods
     */
    record Task(List<Integer> origins, List<Season> seasons, List<String> methods, int horizon)
            implements Serializable {
        /** [origin][method][step]; a row of NaN where the history is too short for the method. */
        double[][][] forecast(SalesHistory whole) {
            List<SeriesMethod> chosen = MethodCatalogue.perSeries(methods);
            double[][][] forecast = new double[origins.size()][chosen.size()][];
            for (int origin = 0; origin < origins.size(); origin++) {
                SalesHistory history = whole.until(origins.get(origin));
                double[] season = seasons.get(origin).factors(history, horizon);
                int known = history.known();
                for (int method = 0; method < chosen.size(); method++) {
                    if (known >= chosen.get(method).minimumWeeks()) {
                        forecast[origin][method] = chosen.get(method).forecast(history, season, horizon);
                    } else {
                        forecast[origin][method] = new double[horizon];
                        Arrays.fill(forecast[origin][method], Double.NaN);
                    }
                }
            }
            return forecast;
        }
    }

    /** Runs in this process, on its common pool. */
    static SeriesRunner inProcess() {
        return (panel, task) ->
                panel.series().parallelStream().map(task::forecast).toList();
    }
}
