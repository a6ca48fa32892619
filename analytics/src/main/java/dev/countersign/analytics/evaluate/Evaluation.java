package dev.countersign.analytics.evaluate;

import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Everything that the evidence and the result are written from.
 *
 * @param from first week to come
 * @param to last week to come
 * @param forecastTotals sum of the forecast by category
 * @param series number of series that are forecast
 * @param notes number of series that fell back to a simpler method
 */
record Evaluation(
        Backtest backtest,
        LocalDate from,
        LocalDate to,
        Map<String, Double> forecastTotals,
        int series,
        int notes,
        ForecastChart total,
        Map<String, ForecastChart> charts) {

    /** Categories with their accuracy, the largest by volume first. */
    List<Map.Entry<String, Accuracy>> categories() {
        return backtest.by(BacktestWeek::category).entrySet().stream()
                .sorted(Comparator.comparingDouble(entry -> -entry.getValue().sold()))
                .toList();
    }

    Optional<Map.Entry<String, Accuracy>> worstCategory() {
        return categories().stream()
                .filter(entry -> !Double.isNaN(entry.getValue().wape()))
                .max(Comparator.comparingDouble(entry -> entry.getValue().wape()));
    }

    /** Series with their accuracy, the largest share of error first. */
    List<Map.Entry<String, Accuracy>> outliers(int count) {
        return backtest.by(BacktestWeek::series).entrySet().stream()
                .filter(entry -> !Double.isNaN(entry.getValue().wape()))
                .sorted(Comparator.comparingDouble(entry -> -entry.getValue().wape()))
                .limit(count)
                .toList();
    }
}
