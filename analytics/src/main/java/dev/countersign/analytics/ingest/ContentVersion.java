package dev.countersign.analytics.ingest;

import static org.apache.spark.sql.functions.bit_xor;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.count;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.sum;
import static org.apache.spark.sql.functions.xxhash64;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/**
 * Tells the content of a snapshot from any other: the same rows give the same version, in whatever order and files they
 * came. It notices changes; it is no protection against somebody who makes two contents look the same on purpose.
 */
final class ContentVersion {

    private ContentVersion() {}

    static String of(Dataset<Row> panel) {
        Column[] columns = Arrays.stream(panel.drop("file", "line").columns())
                .sorted()
                .map(name -> col(name))
                .toArray(Column[]::new);
        Row figures = panel.select(xxhash64(columns).as("row"))
                .agg(count(lit(1)), sum(col("row").cast("decimal(38,0)")), bit_xor(col("row")))
                .head();
        return digest(figures.get(0) + " " + figures.get(1) + " " + figures.get(2));
    }

    private static String digest(String text) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest).substring(0, 16);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java runtime has SHA-256", e);
        }
    }
}
