package dev.countersign.analytics.evaluate;

/**
 * Error sums over any set of forecast weeks, and the measures they give. Shares are fractions: 0.085 is 8.5 %. A measure
 * without data is NaN.
 *
 * <p>WAPE is the sum of absolute errors over the sum of what was sold; MAPE the mean of the absolute percentage errors of
 * weeks with sales; MASE the absolute errors over those of the one-step naive forecast in the series' own past (R. J. Hyndman
 * and A. B. Koehler, Another look at measures of forecast accuracy, IJF 22, 2006); bias the sum of forecast minus sold over
 * the sum of what was sold.
 */
final class Accuracy {
    private double sold;
    private double absoluteError;
    private double error;
    private double percentageError;
    private int percentageRows;
    private double scaledError;
    private int scaledRows;
    private int covered;
    private int rows;
    private double baselineError;
    private double soldWithBaseline;
    private double errorWithBaseline;

    /**
     * Adds one week.
     *
     * @param actual what was sold
     * @param baseline seasonal-naive forecast, NaN when there is none
     * @param scale mean absolute one-step naive error of the series before the origin, NaN when unknown
     */
    void add(double actual, double forecast, double lower, double upper, double baseline, double scale) {
        double miss = Math.abs(forecast - actual);
        rows++;
        sold += Math.abs(actual);
        absoluteError += miss;
        error += forecast - actual;
        covered += lower <= actual && actual <= upper ? 1 : 0;
        if (actual > 0) {
            percentageError += miss / actual;
            percentageRows++;
        }
        if (scale > 0) {
            scaledError += miss / scale;
            scaledRows++;
        }
        if (!Double.isNaN(baseline)) {
            baselineError += Math.abs(baseline - actual);
            soldWithBaseline += Math.abs(actual);
            errorWithBaseline += miss;
        }
    }

    void add(Accuracy other) {
        sold += other.sold;
        absoluteError += other.absoluteError;
        error += other.error;
        percentageError += other.percentageError;
        percentageRows += other.percentageRows;
        scaledError += other.scaledError;
        scaledRows += other.scaledRows;
        covered += other.covered;
        rows += other.rows;
        baselineError += other.baselineError;
        soldWithBaseline += other.soldWithBaseline;
        errorWithBaseline += other.errorWithBaseline;
    }

    int rows() {
        return rows;
    }

    double sold() {
        return sold;
    }

    double absoluteError() {
        return absoluteError;
    }

    double wape() {
        return ratio(absoluteError, sold);
    }

    double mape() {
        return ratio(percentageError, percentageRows);
    }

    double mase() {
        return ratio(scaledError, scaledRows);
    }

    double bias() {
        return ratio(error, sold);
    }

    double coverage() {
        return ratio(covered, rows);
    }

    double baselineWape() {
        return ratio(baselineError, soldWithBaseline);
    }

    /** By how much the absolute error is below the baseline's, on the weeks that have one: 0.3 is 30 % less. */
    double improvement() {
        return 1 - ratio(errorWithBaseline, baselineError);
    }

    private static double ratio(double numerator, double denominator) {
        return denominator > 0 ? numerator / denominator : Double.NaN;
    }
}
