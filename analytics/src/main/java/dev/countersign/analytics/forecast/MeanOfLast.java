package dev.countersign.analytics.forecast;

import java.util.Arrays;

/** The mean of the last k known volumes, carried on. */
final class MeanOfLast implements SeriesMethod {
    private final int count;

    MeanOfLast(int count) {
        this.count = count;
    }

    @Override
    public String id() {
        return "mean-" + count;
    }

    @Override
    public int minimumWeeks() {
        return 1;
    }

    @Override
    public double[] forecast(SalesHistory history, double[] season, int horizon) {
        double[] forecast = new double[horizon];
        Arrays.fill(forecast, Gaps.meanOfLast(history.volume(), count));
        return forecast;
    }
}
