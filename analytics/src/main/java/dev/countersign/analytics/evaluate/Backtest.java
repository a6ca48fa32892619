package dev.countersign.analytics.evaluate;

import dev.countersign.analytics.forecast.ForecastFiles;
import dev.countersign.analytics.forecast.HistoryPanel;
import dev.countersign.analytics.forecast.SalesHistory;
import java.nio.file.Path;
import java.sql.Date;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.functions;

/**
 * The scored weeks of the latest past origins. The oldest origins are left out where there are enough: their weights and
 * intervals rest on little.
 */
final class Backtest {
    private static final int LATEST_ORIGINS = 4;

    private final List<LocalDate> origins;
    private final List<BacktestWeek> weeks;

    Backtest(List<LocalDate> origins, List<BacktestWeek> weeks) {
        this.origins = List.copyOf(origins);
        this.weeks = List.copyOf(weeks);
    }

    /** Reads the past forecasts of a forecast folder and puts the sales of the snapshot beside them. */
    static Backtest read(SparkSession spark, Path forecast, HistoryPanel actual) {
        List<LocalDate> origins =
                ForecastFiles.backtest(spark, forecast).select("origin").distinct().collectAsList().stream()
                        .map(row -> row.getDate(0).toLocalDate())
                        .sorted(Comparator.reverseOrder())
                        .limit(LATEST_ORIGINS)
                        .sorted()
                        .toList();
        Map<String, SalesHistory> histories = new HashMap<>();
        actual.series().forEach(history -> histories.put(history.key().series(), history));
        Map<String, Map<LocalDate, Double>> scales = new HashMap<>();
        List<BacktestWeek> weeks = new ArrayList<>();
        List<Row> rows = ForecastFiles.backtest(spark, forecast)
                .filter(functions
                        .col("origin")
                        .isin(origins.stream().map(Date::valueOf).toArray()))
                .collectAsList();
        for (Row row : rows) {
            SalesHistory history = histories.get(row.getString(3));
            LocalDate origin = row.getDate(0).toLocalDate();
            int week = (int)
                    ChronoUnit.WEEKS.between(actual.firstWeek(), row.getDate(2).toLocalDate());
            if (history != null && week < actual.weeks() && !Double.isNaN(history.volume()[week])) {
                double scale = scales.computeIfAbsent(row.getString(3), absent -> new HashMap<>())
                        .computeIfAbsent(
                                origin,
                                date -> naiveError(
                                        history, (int) ChronoUnit.WEEKS.between(actual.firstWeek(), date) + 1));
                weeks.add(new BacktestWeek(
                        origin,
                        row.getInt(1),
                        row.getDate(2).toLocalDate(),
                        row.getString(3),
                        row.getString(4),
                        history.volume()[week],
                        row.getDouble(5),
                        row.getDouble(6),
                        row.getDouble(7),
                        row.isNullAt(8) ? Double.NaN : row.getDouble(8),
                        scale));
            }
        }
        return new Backtest(origins, weeks);
    }

    List<LocalDate> origins() {
        return origins;
    }

    List<BacktestWeek> weeks() {
        return weeks;
    }

    boolean isEmpty() {
        return weeks.isEmpty();
    }

    Accuracy total() {
        Accuracy total = new Accuracy();
        weeks.forEach(week -> week.addTo(total));
        return total;
    }

    /** Accuracy of every group of weeks, by the group's name. */
    <K extends Comparable<K>> Map<K, Accuracy> by(Function<BacktestWeek, K> group) {
        Map<K, Accuracy> groups = new TreeMap<>();
        for (BacktestWeek week : weeks) {
            week.addTo(groups.computeIfAbsent(group.apply(week), absent -> new Accuracy()));
        }
        return groups;
    }

    /** Mean absolute change from one known week to the next, over the first {@code known} weeks. */
    static double naiveError(SalesHistory history, int known) {
        double sum = 0;
        int count = 0;
        double last = Double.NaN;
        for (int week = 0; week < known; week++) {
            double volume = history.volume()[week];
            if (!Double.isNaN(volume)) {
                if (!Double.isNaN(last)) {
                    sum += Math.abs(volume - last);
                    count++;
                }
                last = volume;
            }
        }
        return count == 0 ? Double.NaN : sum / count;
    }
}
