package dev.countersign.analytics.ingest;

import static org.apache.spark.sql.functions.broadcast;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.count;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.min;
import static org.apache.spark.sql.functions.monotonically_increasing_id;
import static org.apache.spark.sql.functions.replace;
import static org.apache.spark.sql.functions.url_decode;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.types.StructType;

/**
 * Reads files as lines that know their place. Spark cuts large files into blocks and numbers rows only within a
 * partition; a first pass counts the lines of each block, and the sums give every block its first line number.
 */
final class LineReader {
    private LineReader() {}

    /** Lines after the header that are not blank, as columns {@code file}, {@code line} (from 1) and {@code raw}. */
    static Dataset<Row> read(SparkSession spark, List<InputFile> files) {
        Dataset<Row> lines = spark.read()
                .option("__globPaths__", false)
                .text(files.stream().map(InputFile::path).toArray(String[]::new))
                .select(
                        col("value").as("raw"),
                        col("_metadata.file_path").as("path"),
                        col("_metadata.file_block_start").as("block"),
                        monotonically_increasing_id().as("position"));
        return lines.join(broadcast(lineOffsets(spark, lines)), new String[] {"path", "block"})
                .select(
                        decoded(col("name")).as("file"),
                        col("position").plus(col("offset")).as("line"),
                        col("raw"))
                .filter(col("line").gt(1))
                .filter(col("raw").rlike("\\S"));
    }

    /** What to add to a row's position to get its line number, per block. */
    private static Dataset<Row> lineOffsets(SparkSession spark, Dataset<Row> lines) {
        List<Row> offsets = new ArrayList<>();
        Map<String, Long> linesBefore = new HashMap<>();
        for (Row block : lines.groupBy("path", "block")
                .agg(min("position"), count(lit(1)))
                .orderBy("path", "block")
                .collectAsList()) {
            String path = block.getString(0);
            long before = linesBefore.merge(path, 0L, Long::sum);
            linesBefore.merge(path, block.getLong(3), Long::sum);
            String name = path.substring(path.lastIndexOf('/') + 1);
            offsets.add(RowFactory.create(path, block.getLong(1), before + 1 - block.getLong(2), name));
        }
        return spark.createDataFrame(
                offsets, StructType.fromDDL("path string, block bigint, offset bigint, name string"));
    }

    /** Spark gives paths as URIs, where a plus sign is a plus sign. */
    private static Column decoded(Column name) {
        return url_decode(replace(name, lit("+"), lit("%2B")));
    }
}
