package dev.countersign.analytics.forecast;

import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.function.IntToDoubleFunction;
import java.util.stream.IntStream;

/** Small histories for tests. */
final class Examples {
    static final LocalDate FIRST_WEEK = LocalDate.of(2021, 1, 10);

    private Examples() {}

    static SalesHistory history(String name, int weeks, IntToDoubleFunction volume) {
        double[] missing = new double[weeks];
        Arrays.fill(missing, Double.NaN);
        return new SalesHistory(
                new SeriesKey(name, name, "fruit", "here"),
                IntStream.range(0, weeks).mapToDouble(volume).toArray(),
                missing,
                missing.clone());
    }

    static SalesHistory of(double... volume) {
        return history("example", volume.length, week -> volume[week]);
    }

    static HistoryPanel panel(SalesHistory... histories) {
        return new HistoryPanel(FIRST_WEEK, histories[0].weeks(), List.of(histories));
    }

    static double[] flat(int weeks) {
        double[] season = new double[weeks];
        Arrays.fill(season, 1);
        return season;
    }
}
