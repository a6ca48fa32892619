package dev.countersign.analytics.forecast;

/**
 * The Theta method: the mean of a straight trend line and of simple exponential smoothing of the line that doubles the
 * curvature (V. Assimakopoulos and K. Nikolopoulos, The theta model: a decomposition approach to forecasting,
 * International Journal of Forecasting 16, 2000), in the closed form of R. J. Hyndman and B. Billah (Unmasking the Theta
 * method, IJF 19, 2003): smoothing plus half the slope as drift. Season is taken out by division first.
 */
final class Theta implements SeriesMethod {
    @Override
    public String id() {
        return "theta";
    }

    @Override
    public int minimumWeeks() {
        return 12;
    }

    @Override
    public double[] forecast(SalesHistory history, double[] season, int horizon) {
        double[] series = history.filled();
        int offset = history.weeks() - series.length;
        for (int week = 0; week < series.length; week++) {
            series[week] /= season[offset + week];
        }
        double slope = slope(series);
        double best = Double.POSITIVE_INFINITY;
        double alpha = 0.1;
        for (int step = 1; step <= 19; step++) {
            double error = smooth(series, step / 20.0)[1];
            if (error < best) {
                best = error;
                alpha = step / 20.0;
            }
        }
        double level = smooth(series, alpha)[0];
        double memory = (1 - Math.pow(1 - alpha, series.length)) / alpha;
        double[] forecast = new double[horizon];
        for (int step = 0; step < horizon; step++) {
            double value = level + slope / 2 * (step + memory);
            forecast[step] = Math.max(0, value) * season[history.weeks() + step];
        }
        return forecast;
    }

    /** Last level and sum of squared one-step errors. */
    private static double[] smooth(double[] series, double alpha) {
        double level = series[0];
        double error = 0;
        for (int week = 1; week < series.length; week++) {
            double miss = series[week] - level;
            error += miss * miss;
            level += alpha * miss;
        }
        return new double[] {level, error};
    }

    private static double slope(double[] series) {
        double centre = (series.length - 1) / 2.0;
        double covariance = 0;
        double variance = 0;
        for (int week = 0; week < series.length; week++) {
            covariance += (week - centre) * series[week];
            variance += (week - centre) * (week - centre);
        }
        return variance == 0 ? 0 : covariance / variance;
    }
}
