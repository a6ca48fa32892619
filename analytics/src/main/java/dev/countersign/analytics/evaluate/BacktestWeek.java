package dev.countersign.analytics.evaluate;

import java.time.LocalDate;

/**
 * One week that was forecast at a past origin, with what was sold in it.
 *
 * @param origin last date known to the forecast
 * @param step weeks ahead, from 1
 * @param baseline seasonal naive, NaN when there is none
 * @param scale mean absolute one-step naive error of the series up to the origin, NaN when unknown
 */
record BacktestWeek(
        LocalDate origin,
        int step,
        LocalDate date,
        String series,
        String category,
        double actual,
        double forecast,
        double lower,
        double upper,
        double baseline,
        double scale) {
    void addTo(Accuracy accuracy) {
        accuracy.add(actual, forecast, lower, upper, baseline, scale);
    }
}
