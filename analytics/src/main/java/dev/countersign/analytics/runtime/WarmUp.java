package dev.countersign.analytics.runtime;

import static org.apache.spark.sql.functions.avg;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.count;
import static org.apache.spark.sql.functions.countDistinct;
import static org.apache.spark.sql.functions.expr;
import static org.apache.spark.sql.functions.from_csv;
import static org.apache.spark.sql.functions.input_file_name;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.monotonically_increasing_id;
import static org.apache.spark.sql.functions.row_number;
import static org.apache.spark.sql.functions.sum;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.spark.api.java.function.MapPartitionsFunction;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Encoders;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SaveMode;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.expressions.Window;
import org.apache.spark.sql.types.StructType;

/** A small job that touches the parts of Spark that real jobs use, so that their classes are archived. */
public final class WarmUp {
    private WarmUp() {}

    /** @param arguments an existing folder for its files */
    public static void main(String... arguments) throws IOException {
        Path folder = Path.of(arguments[0]);
        Path csv = folder.resolve("rows.csv");
        Files.writeString(
                csv,
                IntStream.range(0, 2000)
                        .mapToObj(i -> "s" + i % 20 + ",2024-01-" + (10 + i % 20) + "," + i + ".5")
                        .collect(Collectors.joining("\n", "series,date,volume\n", "\n")));
        try (SparkSession spark = SparkSession.builder()
                .appName("countersign warm-up")
                .config("spark.sql.shuffle.partitions", "4")
                .getOrCreate()) {
            StructType schema = StructType.fromDDL("series string, date date, volume double, _corrupt_record string");
            Dataset<Row> typed = spark.read()
                    .schema(schema)
                    .option("header", true)
                    .option("mode", "PERMISSIVE")
                    .csv(csv.toString());
            Dataset<Row> parsed = spark.read()
                    .text(csv.toString())
                    .withColumn("line", monotonically_increasing_id())
                    .withColumn("file", input_file_name())
                    .withColumn(
                            "row",
                            from_csv(
                                    col("value"),
                                    lit("series string, date string, volume string, _corrupt_record string"),
                                    Map.of("mode", "PERMISSIVE")))
                    .filter(col("line").gt(0))
                    .selectExpr(
                            "trim(row.series) series",
                            "try_cast(row.date as date) date",
                            "try_cast(row.volume as double) volume",
                            "line",
                            "file");
            Path parquet = folder.resolve("parquet");
            parsed.withColumn(
                            "rank",
                            row_number()
                                    .over(Window.partitionBy("series", "date").orderBy("line")))
                    .withColumn(
                            "mean",
                            avg("volume")
                                    .over(Window.partitionBy("series")
                                            .orderBy("date")
                                            .rowsBetween(-4, -1)))
                    .withColumn("lag", expr("lag(volume, 1) over (partition by series order by date)"))
                    .filter(col("rank").equalTo(1))
                    .write()
                    .mode(SaveMode.Overwrite)
                    .parquet(parquet.toString());
            Dataset<Row> stored = spark.read().parquet(parquet.toString()).cache();
            List<Row> totals = stored.groupBy("series")
                    .agg(sum("volume"), count(lit(1)), countDistinct("date"), expr("percentile_approx(volume, 0.5)"))
                    .join(typed.groupBy("series").agg(avg("volume").as("typed")), "series")
                    .orderBy("series")
                    .collectAsList();
            long mapped = stored.repartition(4, col("series"))
                    .mapPartitions(
                            (MapPartitionsFunction<Row, Long>) rows -> {
                                long rowCount = 0;
                                while (rows.hasNext()) {
                                    rows.next();
                                    rowCount++;
                                }
                                return List.of(rowCount).iterator();
                            },
                            Encoders.LONG())
                    .collectAsList()
                    .size();
            if (totals.size() != 20 || mapped == 0) {
                throw new IllegalStateException("The warm-up job computed " + totals);
            }
            stored.coalesce(1)
                    .write()
                    .mode(SaveMode.Overwrite)
                    .option("header", true)
                    .csv(folder.resolve("csv").toString());
        }
    }
}
