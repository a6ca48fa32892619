package dev.countersign.analytics.forecast;

/**
 * Exponential smoothing with level and damped additive trend on the series divided by its season: ETS(A,Ad,N) after
 * classical adjustment (C. C. Holt 1957, P. R. Winters 1960, damping by E. S. Gardner and E. McKenzie 1985; Hyndman and
 * Athanasopoulos, Forecasting: Principles and Practice, 3rd ed., chapter 8). A season of 52 weeks has too many free
 * factors to be smoothed from a few years of one series, hence the pooled {@link Season}. The smoothing parameters are
 * those of a fixed grid with the smallest squared one-step error.
 */
final class HoltWinters implements SeriesMethod {
    private static final double[] ALPHAS = {0.05, 0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.8};
    private static final double[] BETAS = {0, 0.01, 0.03, 0.1};
    private static final double[] DAMPINGS = {0.8, 0.9, 0.95, 0.98};

    @Override
    public String id() {
        return "holt-winters";
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
        State best = new State(0, 0, 1, Double.POSITIVE_INFINITY);
        for (double alpha : ALPHAS) {
            for (double beta : BETAS) {
                for (double damping : DAMPINGS) {
                    State state = smooth(series, alpha, beta, damping);
                    best = state.error < best.error ? state : best;
                }
            }
        }
        double[] forecast = new double[horizon];
        double drift = 0;
        double damping = best.damping;
        for (int step = 0; step < horizon; step++) {
            drift += damping * best.trend;
            damping *= best.damping;
            forecast[step] = Math.max(0, best.level + drift) * season[history.weeks() + step];
        }
        return forecast;
    }

    private record State(double level, double trend, double damping, double error) {}

    private static State smooth(double[] series, double alpha, double beta, double damping) {
        double level = mean(series, Math.min(4, series.length));
        double trend = 0;
        double error = 0;
        for (double value : series) {
            double expected = level + damping * trend;
            double miss = value - expected;
            error += miss * miss;
            level = expected + alpha * miss;
            trend = damping * trend + alpha * beta * miss;
        }
        return new State(level, trend, damping, error);
    }

    private static double mean(double[] series, int count) {
        double sum = 0;
        for (int week = 0; week < count; week++) {
            sum += series[week];
        }
        return sum / count;
    }
}
