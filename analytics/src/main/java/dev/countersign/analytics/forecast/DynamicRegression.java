package dev.countersign.analytics.forecast;

import java.util.ArrayList;
import java.util.List;

/**
 * Log-linear demand with price and promotion, and errors that follow a smoothed level: log volume = a + b log price +
 * c promo + season + u, u by simple exponential smoothing (regression with dynamic errors, Hyndman and Athanasopoulos,
 * Forecasting: Principles and Practice, 3rd ed., chapter 10, in its simplest form). Prices and promotions of the weeks to
 * come are not known; they are taken to stay as in the last weeks. The exponential of a log forecast is the median; it
 * is raised to the mean by Duan's smearing factor (N. Duan, JASA 78, 1983). Weeks without a price take the mean price.
 */
final class DynamicRegression implements SeriesMethod {
    private static final int HELD_WEEKS = 4;
    private static final double HALF_LIFE_WEEKS = 104;
    private static final double LARGEST_SMEARING = 1.25;

    @Override
    public String id() {
        return "dynamic-regression";
    }

    @Override
    public int minimumWeeks() {
        return 26;
    }

    @Override
    public double[] forecast(SalesHistory history, double[] season, int horizon) {
        double[] price = history.price();
        double[] promo = history.promo();
        double meanPrice = meanLog(price);
        List<double[]> rows = new ArrayList<>();
        List<Integer> weeks = new ArrayList<>();
        for (int week = 0; week < history.weeks(); week++) {
            if (!Double.isNaN(history.volume()[week])) {
                rows.add(regressors(price[week], promo[week], meanPrice));
                weeks.add(week);
            }
        }
        double[][] matrix = rows.toArray(double[][]::new);
        double[] target = new double[matrix.length];
        double[] weight = new double[matrix.length];
        for (int row = 0; row < matrix.length; row++) {
            int week = weeks.get(row);
            target[row] = Math.log1p(Math.max(0, history.volume()[week])) - Math.log(season[week]);
            weight[row] = Math.pow(0.5, (history.weeks() - 1 - week) / HALF_LIFE_WEEKS);
        }
        double[] coefficients = RidgeRegression.fit(matrix, target, weight, new double[] {0, 0.05, 0.05});
        double[] residuals = new double[matrix.length];
        for (int row = 0; row < matrix.length; row++) {
            residuals[row] = target[row] - RidgeRegression.value(coefficients, matrix[row]);
        }
        Smoothed errors = Smoothed.of(residuals, weight);
        double held = RidgeRegression.value(
                coefficients,
                regressors(Math.exp(recentLog(price, meanPrice)), Gaps.meanOfLast(promo, HELD_WEEKS), meanPrice));
        double[] forecast = new double[horizon];
        for (int step = 0; step < horizon; step++) {
            double median = Math.expm1(held + errors.level + Math.log(season[history.weeks() + step]));
            forecast[step] = Math.max(0, median * errors.smearing);
        }
        return forecast;
    }

    private static double[] regressors(double price, double promo, double meanPrice) {
        double relative = price > 0 ? Math.log(price) - meanPrice : 0;
        return new double[] {1, relative, Double.isNaN(promo) ? 0 : promo};
    }

    private static double meanLog(double[] price) {
        double sum = 0;
        int count = 0;
        for (double value : price) {
            if (value > 0) {
                sum += Math.log(value);
                count++;
            }
        }
        return count == 0 ? 0 : sum / count;
    }

    private static double recentLog(double[] price, double absent) {
        double sum = 0;
        int count = 0;
        for (int week = price.length - 1; week >= 0 && count < HELD_WEEKS; week--) {
            if (price[week] > 0) {
                sum += Math.log(price[week]);
                count++;
            }
        }
        return count == 0 ? absent : sum / count;
    }

    /** Simple exponential smoothing with the smoothing constant of the smallest squared error. */
    private record Smoothed(double level, double smearing) {
        static Smoothed of(double[] series, double[] weight) {
            double best = Double.POSITIVE_INFINITY;
            Smoothed smoothed = new Smoothed(0, 1);
            for (int step = 1; step <= 16; step++) {
                double alpha = step / 20.0;
                double level = series[0];
                double squares = 0;
                double exponentials = 0;
                double weights = 0;
                for (int row = 0; row < series.length; row++) {
                    double miss = series[row] - level;
                    squares += weight[row] * miss * miss;
                    exponentials += weight[row] * Math.exp(miss);
                    weights += weight[row];
                    level += alpha * miss;
                }
                if (squares < best) {
                    best = squares;
                    smoothed = new Smoothed(level, Math.max(1, Math.min(LARGEST_SMEARING, exponentials / weights)));
                }
            }
            return smoothed;
        }
    }
}
