package dev.countersign.analytics.forecast;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.max;
import static org.apache.spark.sql.functions.min;

import dev.countersign.analytics.panel.Panel;
import dev.countersign.analytics.runner.BadInputException;
import java.io.Serializable;
import java.nio.file.Path;
import java.sql.Date;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.Comparator;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import org.apache.spark.api.java.function.MapFunction;
import org.apache.spark.api.java.function.MapGroupsFunction;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Encoders;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;

/**
 * Reads the market rows of a snapshot as weekly histories. Weeks end on the weekday of the last date; several rows of a
 * series in one week are summed, their prices averaged by volume.
 */
public final class HistoryReader {
    private static final int FEWEST_WEEKS = 8;
    /** A series without a row in so many last weeks is taken as ended. */
    private static final int ENDED_WEEKS = 13;

    private static final String ALL = "All";

    private HistoryReader() {}

    /**
     * The histories to forecast.
     *
     * @param panel series with a row in the last weeks, by series name
     * @param ended names of the series that ended earlier
     */
    public record Histories(HistoryPanel panel, List<String> ended) {
        public Histories {
            ended = List.copyOf(ended);
        }
    }

    /**
     * Reads a snapshot.
     *
     * @param excludeBefore earlier rows are left out
     * @throws BadInputException {@code no-data} or {@code too-short} when there is nothing, or too little, to forecast
     */
    public static Histories read(SparkSession spark, Path snapshot, Optional<LocalDate> excludeBefore) {
        Dataset<Row> rows = Panel.markets(spark, snapshot)
                .select("series", "name", "category1", "category2", "location", "period", "volume", "price", "promo");
        Row whole = rows.agg(min("period"), max("period")).head();
        if (whole.isNullAt(0)) {
            throw new BadInputException("no-data", "The snapshot holds no market rows to forecast.", "snapshot");
        }
        LocalDate last = whole.getDate(1).toLocalDate();
        LocalDate from = whole.getDate(0).toLocalDate();
        if (excludeBefore.isPresent() && excludeBefore.get().isAfter(from)) {
            from = excludeBefore.get();
            rows = rows.filter(col("period").geq(Date.valueOf(from)));
        }
        int weeks = (int) (ChronoUnit.DAYS.between(from, last) / 7) + 1;
        if (from.isAfter(last) || weeks < FEWEST_WEEKS) {
            throw new BadInputException(
                    "too-short",
                    "Without what lies before " + from + " there are "
                            + (from.isAfter(last) ? 0 : weeks) + " weeks of history up to " + last + "; at least "
                            + FEWEST_WEEKS + " are needed.",
                    excludeBefore.isPresent() ? "excludeBefore" : "snapshot");
        }
        List<SalesHistory> all = rows
                .groupByKey((MapFunction<Row, String>) row -> row.getString(0), Encoders.STRING())
                .mapGroups(
                        (MapGroupsFunction<String, Row, SalesHistory>) new Weekly(last, weeks)::history,
                        Encoders.javaSerialization(SalesHistory.class))
                .collectAsList()
                .stream()
                .sorted(Comparator.comparing(history -> history.key().series()))
                .toList();
        List<SalesHistory> running =
                all.stream().filter(history -> !ended(history)).toList();
        List<String> ended = all.stream()
                .filter(HistoryReader::ended)
                .map(history -> history.key().series())
                .toList();
        return new Histories(new HistoryPanel(last.minusWeeks(weeks - 1L), weeks, running), ended);
    }

    private static boolean ended(SalesHistory history) {
        double[] volume = history.volume();
        return Arrays.stream(volume, Math.max(0, volume.length - ENDED_WEEKS), volume.length)
                .allMatch(Double::isNaN);
    }

    /** Collects the rows of one series, in an executor. */
    private record Weekly(LocalDate last, int weeks) implements Serializable {
        SalesHistory history(String series, Iterator<Row> rows) {
            double[] volume = missing();
            double[] price = missing();
            double[] promo = missing();
            double[] turnover = new double[weeks];
            double[] weight = new double[weeks];
            double[] promoSum = new double[weeks];
            int[] promoCount = new int[weeks];
            SeriesKey key = new SeriesKey(series, series, ALL, "");
            while (rows.hasNext()) {
                Row row = rows.next();
                key = new SeriesKey(series, row.getString(1), category(row), row.getString(4));
                int week = weeks
                        - 1
                        - (int) (ChronoUnit.DAYS.between(row.getDate(5).toLocalDate(), last) / 7);
                double sold = row.getDouble(6);
                volume[week] = (Double.isNaN(volume[week]) ? 0 : volume[week]) + sold;
                if (!row.isNullAt(7) && row.getDouble(7) > 0) {
                    double counted = Math.max(sold, 1e-9);
                    turnover[week] += counted * row.getDouble(7);
                    weight[week] += counted;
                    price[week] = turnover[week] / weight[week];
                }
                if (!row.isNullAt(8)) {
                    promoSum[week] += row.getDouble(8);
                    promo[week] = promoSum[week] / ++promoCount[week];
                }
            }
            return new SalesHistory(key, volume, price, promo);
        }

        private static String category(Row row) {
            if (row.isNullAt(2)) {
                return row.isNullAt(3) ? ALL : row.getString(3);
            }
            return row.isNullAt(3) ? row.getString(2) : row.getString(2) + " / " + row.getString(3);
        }

        private double[] missing() {
            double[] values = new double[weeks];
            Arrays.fill(values, Double.NaN);
            return values;
        }
    }
}
