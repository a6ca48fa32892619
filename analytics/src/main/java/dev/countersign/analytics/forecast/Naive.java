package dev.countersign.analytics.forecast;

import java.util.Arrays;

/** The last known volume, carried on. */
final class Naive implements SeriesMethod {
    @Override
    public String id() {
        return "naive";
    }

    @Override
    public int minimumWeeks() {
        return 1;
    }

    @Override
    public double[] forecast(SalesHistory history, double[] season, int horizon) {
        double[] forecast = new double[horizon];
        Arrays.fill(forecast, Gaps.meanOfLast(history.volume(), 1));
        return forecast;
    }
}
