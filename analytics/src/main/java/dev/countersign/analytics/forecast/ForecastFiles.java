package dev.countersign.analytics.forecast;

import dev.countersign.analytics.runner.BadInputException;
import java.io.IOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Date;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;
import org.jspecify.annotations.Nullable;

/**
 * The files of a forecast. {@code forecast/} (Parquet) and {@code forecast.csv} hold the weeks to come, {@code backtest/}
 * the same procedure's forecasts at past origins, {@code history/} the weekly volumes they all start from.
 */
public final class ForecastFiles {
    /** Columns of {@code forecast/}, {@code forecast.csv} and, after the first two, {@code backtest/}. */
    public static final StructType SCHEMA = new StructType()
            .add("date", DataTypes.DateType, false)
            .add("series", DataTypes.StringType, false)
            .add("name", DataTypes.StringType, false)
            .add("category", DataTypes.StringType, false)
            .add("location", DataTypes.StringType, false)
            .add("forecast", DataTypes.DoubleType, false)
            .add("lower", DataTypes.DoubleType, false)
            .add("upper", DataTypes.DoubleType, false)
            .add("baseline", DataTypes.DoubleType, true)
            .add("method", DataTypes.StringType, false)
            .add("model_version", DataTypes.StringType, false)
            .add("note", DataTypes.StringType, true);

    private static final StructType BACKTEST_SCHEMA = new StructType()
            .add("origin", DataTypes.DateType, false)
            .add("step", DataTypes.IntegerType, false)
            .add("date", DataTypes.DateType, false)
            .add("series", DataTypes.StringType, false)
            .add("category", DataTypes.StringType, false)
            .add("forecast", DataTypes.DoubleType, false)
            .add("lower", DataTypes.DoubleType, false)
            .add("upper", DataTypes.DoubleType, false)
            .add("baseline", DataTypes.DoubleType, true)
            .add("method", DataTypes.StringType, false);

    private static final StructType HISTORY_SCHEMA = new StructType()
            .add("date", DataTypes.DateType, false)
            .add("series", DataTypes.StringType, false)
            .add("category", DataTypes.StringType, false)
            .add("volume", DataTypes.DoubleType, false);

    private static final String FORECAST = "forecast";
    private static final String BACKTEST = "backtest";
    private static final String HISTORY = "history";

    private ForecastFiles() {}

    static void write(SparkSession spark, Path folder, HistoryPanel panel, PanelForecast forecast, String version)
            throws IOException {
        List<Row> now = new ArrayList<>();
        for (SeriesForecast one : forecast.now()) {
            for (int step = 0; step < one.forecast().length; step++) {
                now.add(row(panel, one, step, version));
            }
        }
        List<Row> past = new ArrayList<>();
        for (List<SeriesForecast> origin : forecast.past()) {
            for (SeriesForecast one : origin) {
                for (int step = 0; step < one.forecast().length; step++) {
                    past.add(backtestRow(panel, one, step));
                }
            }
        }
        save(spark, now, SCHEMA, folder.resolve(FORECAST));
        save(spark, past, BACKTEST_SCHEMA, folder.resolve(BACKTEST));
        save(spark, historyRows(panel), HISTORY_SCHEMA, folder.resolve(HISTORY));
        writeCsv(folder.resolve("forecast.csv"), now);
    }

    /** The forecast's rows. */
    public static Dataset<Row> forecast(SparkSession spark, Path folder) {
        return spark.read().schema(SCHEMA).parquet(folder.resolve(FORECAST).toString());
    }

    /** The rows of the past forecasts: {@code origin} is the last date known, {@code step} counts from 1. */
    public static Dataset<Row> backtest(SparkSession spark, Path folder) {
        return spark.read()
                .schema(BACKTEST_SCHEMA)
                .parquet(folder.resolve(BACKTEST).toString());
    }

    /**
     * Checks, without Spark, that the folder is a finished forecast.
     *
     * @throws BadInputException {@code missing-forecast} when it is not
     */
    public static void requireForecast(Path folder) {
        if (!Files.isDirectory(folder.resolve(FORECAST)) || !Files.isDirectory(folder.resolve(BACKTEST))) {
            throw new BadInputException("missing-forecast", "There is no forecast at " + folder + ".", "forecast");
        }
    }

    private static Row row(HistoryPanel panel, SeriesForecast one, int step, String version) {
        SeriesKey key = one.key();
        return RowFactory.create(
                Date.valueOf(panel.date(one.origin() + step)),
                key.series(),
                key.name(),
                key.category(),
                key.location(),
                one.forecast()[step],
                one.lower()[step],
                one.upper()[step],
                nullable(one.baseline()[step]),
                one.method(),
                version,
                one.note());
    }

    private static Row backtestRow(HistoryPanel panel, SeriesForecast one, int step) {
        return RowFactory.create(
                Date.valueOf(panel.date(one.origin() - 1)),
                step + 1,
                Date.valueOf(panel.date(one.origin() + step)),
                one.key().series(),
                one.key().category(),
                one.forecast()[step],
                one.lower()[step],
                one.upper()[step],
                nullable(one.baseline()[step]),
                one.method());
    }

    private static List<Row> historyRows(HistoryPanel panel) {
        List<Row> rows = new ArrayList<>();
        for (SalesHistory history : panel.series()) {
            for (int week = 0; week < panel.weeks(); week++) {
                if (!Double.isNaN(history.volume()[week])) {
                    rows.add(RowFactory.create(
                            Date.valueOf(panel.date(week)),
                            history.key().series(),
                            history.key().category(),
                            history.volume()[week]));
                }
            }
        }
        return rows;
    }

    private static void save(SparkSession spark, List<Row> rows, StructType schema, Path folder) {
        spark.createDataFrame(rows, schema).coalesce(1).write().parquet(folder.toString());
    }

    private static void writeCsv(Path file, List<Row> rows) throws IOException {
        try (Writer writer = Files.newBufferedWriter(file, StandardCharsets.UTF_8)) {
            writer.write(String.join(",", SCHEMA.fieldNames()) + "\n");
            for (Row row : rows) {
                List<String> cells = new ArrayList<>();
                for (int column = 0; column < SCHEMA.size(); column++) {
                    cells.add(cell(row.get(column)));
                }
                writer.write(String.join(",", cells) + "\n");
            }
        }
    }

    private static String cell(@Nullable Object value) {
        if (value instanceof Double number) {
            return String.format(Locale.ROOT, "%.2f", number);
        }
        String text = value == null ? "" : value.toString();
        return text.matches("(?s).*[,\"\n].*") ? '"' + text.replace("\"", "\"\"") + '"' : text;
    }

    private static @Nullable Double nullable(double value) {
        return Double.isNaN(value) ? null : value;
    }
}
