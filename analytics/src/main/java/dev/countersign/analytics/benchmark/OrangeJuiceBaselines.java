package dev.countersign.analytics.benchmark;

/**
 * The three deterministic baselines of the TSPerf retail board (microsoft/forecasting, commit 0607fd56): on the full
 * store x brand x week grid, log volumes filled forward and then backward, forecast on the log, then exponential and
 * round.
 */
final class OrangeJuiceBaselines {
    private OrangeJuiceBaselines() {}

    /** Mean absolute percentage errors in percent over all rounds. */
    record Figures(double naive, double mean, double seasonalNaive, int rows) {}

    static Figures measure(OrangeJuicePanel panel) {
        PooledMape naive = new PooledMape();
        PooledMape mean = new PooledMape();
        PooledMape seasonal = new PooledMape();
        for (OrangeJuiceRound round : OrangeJuiceRound.all()) {
            for (int store = 0; store < panel.stores(); store++) {
                for (int brand = 0; brand < OrangeJuicePanel.BRANDS; brand++) {
                    double[] filled = filled(panel.logVolume(store, brand), round.lastTrainingWeek());
                    for (int week : round.forecastWeeks()) {
                        if (panel.exists(store, brand, week)) {
                            double truth = panel.truth(store, brand, week);
                            naive.add(truth, ounces(filled[filled.length - 1]));
                            mean.add(truth, ounces(average(filled)));
                            seasonal.add(truth, ounces(filled[week - 52 - OrangeJuicePanel.FIRST_WEEK]));
                        }
                    }
                }
            }
        }
        return new Figures(naive.percent(), mean.percent(), seasonal.percent(), naive.rows());
    }

    private static double ounces(double logVolume) {
        return Math.rint(Math.exp(logVolume));
    }

    private static double average(double[] values) {
        double sum = 0;
        for (double value : values) {
            sum += value;
        }
        return sum / values.length;
    }

    private static double[] filled(double[] series, int lastWeek) {
        double[] filled = new double[lastWeek - OrangeJuicePanel.FIRST_WEEK + 1];
        double last = Double.NaN;
        for (int index = 0; index < filled.length; index++) {
            last = Double.isNaN(series[index]) ? last : series[index];
            filled[index] = last;
        }
        for (int index = filled.length - 1; index >= 0; index--) {
            last = Double.isNaN(filled[index]) ? last : filled[index];
            filled[index] = last;
        }
        return filled;
    }
}
