package dev.countersign.analytics.benchmark;

import dev.countersign.analytics.forecast.HistoryPanel;
import dev.countersign.analytics.forecast.SalesHistory;
import dev.countersign.analytics.forecast.SeriesKey;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.Comparator;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.zip.GZIPInputStream;

/**
 * The yearly Hass avocado files read without Spark, for the benchmark and the tests of the methods: markets only, type
 * trimmed, each week at the Sunday it ends on (the first week of a year is dated a Monday), the later of two equal rows.
 */
final class AvocadoFiles {
    private static final Set<String> SUMS = Set.of(
            "Total U.S.",
            "California",
            "Great Lakes",
            "Midsouth",
            "Northeast",
            "Plains",
            "South Central",
            "Southeast",
            "West");

    private AvocadoFiles() {}

    /** All market series over the weeks {@code first..last} (dates of Sundays, both included). */
    static HistoryPanel read(Path folder, LocalDate first, LocalDate last) throws IOException {
        int weeks = (int) ChronoUnit.WEEKS.between(first, last) + 1;
        Map<SeriesKey, double[][]> cells =
                new TreeMap<>(Comparator.comparing(SeriesKey::location).thenComparing(SeriesKey::category));
        for (Path file : files(folder)) {
            try (BufferedReader reader = new BufferedReader(
                    new InputStreamReader(new GZIPInputStream(Files.newInputStream(file)), StandardCharsets.UTF_8))) {
                reader.readLine();
                for (String line = reader.readLine(); line != null; line = reader.readLine()) {
                    String[] fields = line.replace("\"", "").split(",", -1);
                    String market = fields[0].strip();
                    int week =
                            (int) ChronoUnit.WEEKS.between(first, sunday(LocalDate.parse(fields[2].substring(0, 10))));
                    if (!SUMS.contains(market) && week >= 0 && week < weeks) {
                        String type = fields[3].strip();
                        SeriesKey key = new SeriesKey(market + " / " + type, market + ", " + type, type, market);
                        double[][] series = cells.computeIfAbsent(key, absent -> missing(weeks));
                        series[0][week] = Double.parseDouble(fields[5]);
                        series[1][week] = Double.parseDouble(fields[4]);
                    }
                }
            }
        }
        return new HistoryPanel(
                first,
                weeks,
                cells.entrySet().stream()
                        .map(entry -> new SalesHistory(
                                entry.getKey(), entry.getValue()[0], entry.getValue()[1], entry.getValue()[2]))
                        .toList());
    }

    private static LocalDate sunday(LocalDate date) {
        return date.getDayOfWeek() == DayOfWeek.MONDAY ? date.minusDays(1) : date;
    }

    private static Set<Path> files(Path folder) throws IOException {
        Set<Path> files = new TreeSet<>();
        try (DirectoryStream<Path> found = Files.newDirectoryStream(folder, "*.csv.gz")) {
            found.forEach(files::add);
        }
        return files;
    }

    private static double[][] missing(int weeks) {
        double[][] series = new double[3][weeks];
        for (double[] values : series) {
            Arrays.fill(values, Double.NaN);
        }
        return series;
    }
}
