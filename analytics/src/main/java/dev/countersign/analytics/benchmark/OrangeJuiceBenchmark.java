package dev.countersign.analytics.benchmark;

import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * {@code forecast-oj FILE}: the orange juice benchmark of the TSPerf retail board, all twelve rounds, with its three
 * deterministic baselines. {@code FILE} is {@code yx.csv.gz} of the R package bayesm (GPL, hence not in this
 * repository).
 */
public final class OrangeJuiceBenchmark {
    private static final double PUBLISHED_BEST = 36.28;
    /** Stands in the place of log volumes that a round may not know. */
    private static final double UNKNOWN = 0;

    private OrangeJuiceBenchmark() {}

    public static void main(String... arguments) throws IOException {
        if (arguments.length < 1) {
            System.err.println("usage: forecast-oj FILE [ROUNDS], FILE is yx.csv.gz of the R package bayesm");
            System.exit(2);
        }
        int rounds = arguments.length > 1 ? Integer.parseInt(arguments[1]) : OrangeJuiceRound.ROUNDS;
        System.out.println(
                "Orange juice (TSPerf retail board): " + rounds + " rounds, train up to week 135 + 2 r, forecast"
                        + " weeks 137 + 2 r and 138 + 2 r; pooled MAPE over all rows that exist.");
        long start = System.nanoTime();
        OrangeJuicePanel panel = OrangeJuicePanel.read(Path.of(arguments[0]));
        OrangeJuiceBaselines.Figures baselines = OrangeJuiceBaselines.measure(panel);
        System.out.printf(
                Locale.ROOT,
                "Baselines over %d rows: seasonal naive %.2f, naive %.2f, mean %.2f %%%n",
                baselines.rows(),
                baselines.seasonalNaive(),
                baselines.naive(),
                baselines.mean());
        PooledMape pooled = forecast(panel, OrangeJuiceRound.all().subList(0, rounds));
        Map<String, Object> figures = new LinkedHashMap<>();
        figures.put("mape", rounded(pooled.percent()));
        figures.put("seconds", Math.round((System.nanoTime() - start) / 1e9));
        figures.put("rounds", rounds);
        figures.put("rows", pooled.rows());
        figures.put("naive", rounded(baselines.naive()));
        figures.put("mean", rounded(baselines.mean()));
        figures.put("seasonal_naive", rounded(baselines.seasonalNaive()));
        figures.put("published_lightgbm", PUBLISHED_BEST);
        System.out.println(BenchmarkReport.json(figures));
    }

    /** No volume after a round's training weeks reaches the model: it is handed a panel in which they are all the same. */
    private static PooledMape forecast(OrangeJuicePanel panel, List<OrangeJuiceRound> rounds) {
        PooledMape pooled = new PooledMape();
        for (OrangeJuiceRound round : rounds) {
            OrangeJuicePanel known = panel.withVolumesAfter(round.lastTrainingWeek(), UNKNOWN);
            OrangeJuiceFeatures features = new OrangeJuiceFeatures(known);
            OrangeJuiceRows training = OrangeJuiceRows.training(known, features, round);
            OrangeJuiceRows test = OrangeJuiceRows.test(known, features, round);
            double[] forecast = OrangeJuiceModel.forecast(training, test, round);
            PooledMape own = new PooledMape();
            for (int row = 0; row < forecast.length; row++) {
                double truth = panel.truth(test.store(row), test.brand(row), test.week(row));
                own.add(truth, Math.rint(forecast[row]));
                pooled.add(truth, Math.rint(forecast[row]));
            }
            System.out.printf(
                    Locale.ROOT,
                    "Trained to week %d: MAPE %.2f %% over %d rows, %.2f %% so far%n",
                    round.lastTrainingWeek(),
                    own.percent(),
                    own.rows(),
                    pooled.percent());
        }
        return pooled;
    }

    private static double rounded(double value) {
        return Math.round(value * 100) / 100.0;
    }
}
