package dev.countersign.analytics.benchmark;

/**
 * The forecast of one round: the geometric mean of two boosted models, times a factor. Both minimise the absolute error
 * of the volume divided by the volume, which is the benchmark's metric, on scale-free targets: one on the volume over the
 * series' recent level, one on the volume over {@link OrangeJuiceLine}'s forecast. Under a relative error a forecast
 * that is too high can cost any amount and one that is too low at most one, hence a factor below one.
 *
 * <p>All choices were made on pseudo rounds inside the training weeks of round 0 (see docs/forecasting.md).
 */
final class OrangeJuiceModel {
    private static final int ITERATIONS = 300;
    private static final double FACTOR = 0.94;
    private static final String PARAMETERS = "objective=l1 num_leaves=63 min_data_in_leaf=100 learning_rate=0.05"
            + " feature_fraction=0.6 bagging_fraction=0.8 bagging_freq=1 force_row_wise=true deterministic=true"
            + " verbosity=-1 num_threads=2 seed=";

    private OrangeJuiceModel() {}

    /** Forecasts the test rows in ounces. */
    static double[] forecast(OrangeJuiceRows training, OrangeJuiceRows test, OrangeJuiceRound round) {
        OrangeJuiceLine line = new OrangeJuiceLine(training, round);
        double[] trainingLine = line.forecast(training);
        double[] testLine = line.forecast(test);
        double[] overLevel = boosted(training, new double[training.size()], test, new double[test.size()], 1);
        double[] overLine = boosted(training, trainingLine, test, testLine, 2);
        double[] forecast = new double[test.size()];
        for (int row = 0; row < forecast.length; row++) {
            forecast[row] = Math.max(1, FACTOR * Math.sqrt(overLevel[row] * overLine[row]));
        }
        return forecast;
    }

    /** The absolute error of the ratio to the base, weighted by base over volume, is the relative error of the volume. */
    private static double[] boosted(
            OrangeJuiceRows training, double[] trainingBase, OrangeJuiceRows test, double[] testBase, int seed) {
        float[] target = new float[training.size()];
        float[] weight = new float[training.size()];
        for (int row = 0; row < target.length; row++) {
            double base = Math.exp(training.level(row) + trainingBase[row]);
            target[row] = (float) (training.truth(row) / base);
            weight[row] = (float) (base / training.truth(row));
        }
        try (LightGbm model =
                LightGbm.train(training.matrix(trainingBase), target, weight, PARAMETERS + seed, ITERATIONS)) {
            double[] forecast = model.predict(test.matrix(testBase));
            for (int row = 0; row < forecast.length; row++) {
                forecast[row] = Math.max(1, forecast[row] * Math.exp(test.level(row) + testBase[row]));
            }
            return forecast;
        }
    }
}
