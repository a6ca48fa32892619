package dev.countersign.analytics.benchmark;

import dev.countersign.analytics.forecast.Baselines;
import dev.countersign.analytics.forecast.ForecastSettings;
import dev.countersign.analytics.forecast.PanelForecaster;
import dev.countersign.analytics.forecast.SeriesForecast;
import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

/**
 * {@code forecast-avocado FOLDER}: the reference split of the avocado data, the product's default forecast against the
 * reference baselines. Prices of the test weeks are not used.
 */
public final class AvocadoBenchmark {
    private AvocadoBenchmark() {}

    public static void main(String... arguments) throws IOException {
        AvocadoSplit split = AvocadoSplit.read(Path.of(arguments.length > 0 ? arguments[0] : "analytics/data/avocado"));
        System.out.println("Avocado: " + split.whole().series().size() + " market series, trained on "
                + split.whole().firstWeek() + " to " + split.whole().date(split.origin() - 1) + ", tested on the "
                + AvocadoSplit.TEST_WEEKS + " weeks after; prices of the test weeks unknown.");
        Map<String, Object> figures = new LinkedHashMap<>();
        long start = System.nanoTime();
        AvocadoSplit.Score score =
                split.score(PanelForecaster.inProcess(ForecastSettings.of(AvocadoSplit.TEST_WEEKS))
                        .forecast(split.training(), share -> {})
                        .now()
                        .stream()
                        .map(SeriesForecast::forecast)
                        .toList());
        figures.put("wape", rounded(score.wape()));
        figures.put("mape", rounded(score.mape()));
        figures.put("seconds", Math.round((System.nanoTime() - start) / 1e8) / 10.0);
        figures.put("rows", score.rows());
        Baselines.forecast(split.training(), AvocadoSplit.TEST_WEEKS).forEach((method, forecasts) -> {
            AvocadoSplit.Score baseline = split.score(forecasts);
            String name = method.replace('-', '_');
            figures.put(name + "_wape", rounded(baseline.wape()));
            figures.put(name + "_mape", rounded(baseline.mape()));
            System.out.printf(Locale.ROOT, "%s: MAPE %.2f, WAPE %.2f %%%n", method, baseline.mape(), baseline.wape());
        });
        System.out.printf(Locale.ROOT, "forecast: MAPE %.2f, WAPE %.2f %%%n", score.mape(), score.wape());
        System.out.println(BenchmarkReport.json(figures));
    }

    private static double rounded(double value) {
        return Math.round(value * 100) / 100.0;
    }
}
