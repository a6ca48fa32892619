package dev.countersign.analytics.publish;

import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.count;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.sum;
import static org.apache.spark.sql.functions.when;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/** A forecast with two more columns: {@code override_percent} and {@code approved}. */
final class ApprovedForecast {
    private final Dataset<Row> rows;

    private ApprovedForecast(Dataset<Row> rows) {
        this.rows = rows;
    }

    /**
     * @param forecast columns {@code date, series, category, forecast} and others
     * @param overrides percents by category, all of them known to the forecast
     */
    static ApprovedForecast of(Dataset<Row> forecast, Overrides overrides) {
        Set<String> categories = forecast.select("category").distinct().na().drop().collectAsList().stream()
                .map(row -> row.getString(0))
                .collect(Collectors.toSet());
        overrides.requireKnown(categories);
        Column percent = lit(null).cast("double");
        for (Map.Entry<String, Double> override : overrides.percents().entrySet()) {
            percent = when(col("category").equalTo(override.getKey()), override.getValue())
                    .otherwise(percent);
        }
        return new ApprovedForecast(forecast.withColumn("override_percent", coalesce(percent, lit(0.0)))
                .withColumn(
                        "approved",
                        col("forecast")
                                .multiply(col("override_percent").divide(100).plus(1)))
                .coalesce(1)
                .sortWithinPartitions("series", "date"));
    }

    /** Writes {@code forecast/} (Parquet) and {@code forecast.csv} into the folder. */
    void write(Path folder) throws IOException {
        rows.write().parquet(folder.resolve("forecast").toString());
        Path parts = folder.resolve("csv");
        rows.write().option("header", true).csv(parts.toString());
        List<Path> files;
        try (Stream<Path> list = Files.list(parts)) {
            files = list.sorted(Comparator.comparing(Path::toString)).toList();
        }
        for (Path file : files) {
            if (file.getFileName().toString().startsWith("part-")) {
                Files.move(file, folder.resolve("forecast.csv"));
            } else {
                Files.delete(file);
            }
        }
        Files.delete(parts);
    }

    Totals totals() {
        Row row = rows.agg(count(lit(1)), sum("forecast"), sum("approved")).head();
        return row.getLong(0) == 0
                ? new Totals(0, 0, 0)
                : new Totals(row.getLong(0), row.getDouble(1), row.getDouble(2));
    }

    /** Rows and the sums of the columns {@code forecast} and {@code approved}. */
    record Totals(long rows, double forecast, double approved) {}
}
