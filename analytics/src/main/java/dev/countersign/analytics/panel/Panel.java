package dev.countersign.analytics.panel;

import static org.apache.spark.sql.functions.col;

import dev.countersign.analytics.runner.BadInputException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;

/**
 * The canonical panel, one row per series and date, as Parquet in the folder {@code data} of a snapshot.
 *
 * <table>
 * <caption>Columns that every snapshot has, in this order</caption>
 * <tr><th>column</th><th>type</th><th>null?</th><th>meaning</th></tr>
 * <tr><td>date</td><td>date</td><td>no</td><td>as in the file</td></tr>
 * <tr><td>period</td><td>date</td><td>no</td><td>{@code date} moved to the regular calendar: weekly data are moved
 * by at most three days to the weekday that most rows have (avocado: the Sunday that ends the week, so Monday
 * 2021-01-11 becomes 2021-01-10); other data keep their date</td></tr>
 * <tr><td>series</td><td>string</td><td>no</td><td>identity of the series: {@code Albany / Organic}, or
 * {@code <location> / <id>}</td></tr>
 * <tr><td>name</td><td>string</td><td>no</td><td>the series for people</td></tr>
 * <tr><td>category1</td><td>string</td><td>yes</td><td>avocado: {@code Conventional} or {@code Organic}</td></tr>
 * <tr><td>category2</td><td>string</td><td>yes</td><td>avocado: always null</td></tr>
 * <tr><td>location</td><td>string</td><td>no</td><td>avocado: the geography</td></tr>
 * <tr><td>level</td><td>string</td><td>no</td><td>{@code market}, {@code region} or {@code total}, see
 * {@link Level}; only market rows may be summed or forecast</td></tr>
 * <tr><td>volume</td><td>double</td><td>no</td><td>units sold; negative when returns exceed sales</td></tr>
 * <tr><td>price</td><td>double</td><td>no</td><td>average selling price per unit, not negative</td></tr>
 * <tr><td>cost</td><td>double</td><td>yes</td><td>cost per unit; avocado: null</td></tr>
 * <tr><td>promo</td><td>double</td><td>yes</td><td>promotion, 0 is none; avocado: null</td></tr>
 * <tr><td>category_net</td><td>double</td><td>yes</td><td>retail form only</td></tr>
 * <tr><td>margin</td><td>double</td><td>yes</td><td>retail form only</td></tr>
 * <tr><td>sales</td><td>double</td><td>yes</td><td>turnover; avocado: null</td></tr>
 * <tr><td>file</td><td>string</td><td>no</td><td>name of the file the row came from</td></tr>
 * <tr><td>line</td><td>bigint</td><td>no</td><td>line in that file, the header is line 1</td></tr>
 * </table>
 *
 * Formats may add columns behind these: avocado has {@code plu4046, plu4225, plu4770, bags, bags_small, bags_large,
 * bags_xlarge} (double, null where the cell was empty).
 */
public final class Panel {
    /** The columns of every snapshot, in order. */
    public static final StructType SCHEMA = new StructType()
            .add("date", DataTypes.DateType, false)
            .add("period", DataTypes.DateType, false)
            .add("series", DataTypes.StringType, false)
            .add("name", DataTypes.StringType, false)
            .add("category1", DataTypes.StringType, true)
            .add("category2", DataTypes.StringType, true)
            .add("location", DataTypes.StringType, false)
            .add("level", DataTypes.StringType, false)
            .add("volume", DataTypes.DoubleType, false)
            .add("price", DataTypes.DoubleType, false)
            .add("cost", DataTypes.DoubleType, true)
            .add("promo", DataTypes.DoubleType, true)
            .add("category_net", DataTypes.DoubleType, true)
            .add("margin", DataTypes.DoubleType, true)
            .add("sales", DataTypes.DoubleType, true)
            .add("file", DataTypes.StringType, false)
            .add("line", DataTypes.LongType, false);

    private static final String DATA = "data";

    private Panel() {}

    /** The folder of a snapshot that holds the panel. */
    public static Path folder(Path snapshot) {
        return snapshot.resolve(DATA);
    }

    /**
     * Reads a snapshot's market rows, the ones to forecast.
     *
     * @throws BadInputException {@code missing-snapshot} when the folder is not a published snapshot
     */
    public static Dataset<Row> markets(SparkSession spark, Path snapshot) {
        return read(spark, snapshot).filter(col("level").equalTo(Level.MARKET.column()));
    }

    /**
     * Reads all rows of a snapshot, sums included.
     *
     * @throws BadInputException {@code missing-snapshot} when the folder is not a published snapshot
     */
    public static Dataset<Row> read(SparkSession spark, Path snapshot) {
        requireSnapshot(snapshot);
        return spark.read().parquet(folder(snapshot).toString());
    }

    /**
     * Checks, without Spark, that the folder is a published snapshot.
     *
     * @throws BadInputException {@code missing-snapshot} when it is not
     */
    public static void requireSnapshot(Path snapshot) {
        if (!Files.isDirectory(folder(snapshot))) {
            throw new BadInputException(
                    "missing-snapshot", "There is no snapshot of sales data at " + snapshot + ".", "snapshot");
        }
    }
}
