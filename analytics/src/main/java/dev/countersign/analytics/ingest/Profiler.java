package dev.countersign.analytics.ingest;

import static org.apache.spark.sql.functions.avg;
import static org.apache.spark.sql.functions.broadcast;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.count;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.max;
import static org.apache.spark.sql.functions.max_by;
import static org.apache.spark.sql.functions.min;
import static org.apache.spark.sql.functions.min_by;
import static org.apache.spark.sql.functions.struct;
import static org.apache.spark.sql.functions.substring;
import static org.apache.spark.sql.functions.sum;
import static org.apache.spark.sql.functions.when;

import dev.countersign.analytics.ingest.Profile.FileRows;
import dev.countersign.analytics.ingest.Profile.InconsistentTotal;
import dev.countersign.analytics.ingest.Profile.Range;
import dev.countersign.analytics.ingest.Profile.RejectReason;
import dev.countersign.analytics.panel.Level;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;

/** Computes the {@link Profile} of classified rows and of the panel made from them. */
final class Profiler {
    /** Regions may differ from their total by rounding. */
    private static final double TOLERANCE = 0.001;

    private static final int LONGEST_EXAMPLE = 200;

    private final SparkSession spark;
    private final Dataset<Row> classified;
    private final SalesCalendar calendar;

    Profiler(SparkSession spark, Dataset<Row> classified) {
        this.spark = spark;
        this.classified = classified;
        SortedMap<LocalDate, Long> rowsByDate = new TreeMap<>();
        classified.filter(col("reason").isNull()).groupBy("date").count().collectAsList().stream()
                .forEach(row -> rowsByDate.put(row.getDate(0).toLocalDate(), row.getLong(1)));
        this.calendar = SalesCalendar.of(rowsByDate);
    }

    SalesCalendar calendar() {
        return calendar;
    }

    Profile profile(SalesFormat format, Dataset<Row> panel) {
        List<FileRows> files = new ArrayList<>();
        long duplicates = 0;
        long emptyCells = 0;
        for (Row file : classified
                .groupBy("file")
                .agg(
                        count(lit(1)),
                        count(col("reason")),
                        sum(when(col("duplicate"), 1).otherwise(0)),
                        sum("empty_cells"))
                .orderBy("file")
                .collectAsList()) {
            files.add(new FileRows(file.getString(0), file.getLong(1), file.getLong(2)));
            duplicates += file.getLong(3);
            emptyCells += file.getLong(4);
        }
        long rows = files.stream().mapToLong(FileRows::rows).sum();
        long rejects = files.stream().mapToLong(FileRows::rejects).sum();
        Map<String, Long> seriesByLevel = new TreeMap<>();
        long missingRows = 0;
        for (Row level : seriesPerLevel(panel)) {
            seriesByLevel.put(level.getString(0), level.getLong(1));
            missingRows += level.getLong(2);
        }
        List<Row> totals = totals(panel);
        return new Profile(
                format.name(),
                files,
                rows,
                rows - rejects - duplicates,
                rejects,
                duplicates,
                emptyCells,
                panel.filter(col("volume").lt(0)).count(),
                seriesByLevel.values().stream().mapToLong(Long::longValue).sum(),
                seriesByLevel,
                missingRows,
                calendar,
                ranges(panel),
                totals.size(),
                inconsistent(totals),
                rejects == 0 ? List.of() : rejectReasons());
    }

    private List<RejectReason> rejectReasons() {
        return classified
                .filter(col("reason").isNotNull())
                .groupBy("reason")
                .agg(
                        count(lit(1)).as("rows"),
                        min_by(
                                        struct(col("file"), col("line"), substring(col("raw"), 1, LONGEST_EXAMPLE)),
                                        struct("file", "line"))
                                .as("example"))
                .collectAsList()
                .stream()
                .map(row -> {
                    Row example = row.getStruct(2);
                    return new RejectReason(
                            row.getString(0),
                            row.getLong(1),
                            example.getString(0),
                            example.getLong(1),
                            example.getString(2));
                })
                .sorted(Comparator.comparingLong(RejectReason::rows).reversed().thenComparing(RejectReason::reason))
                .toList();
    }

    /** Level, number of series, and dates between a series' first and last one that it has no row for. */
    private List<Row> seriesPerLevel(Dataset<Row> panel) {
        List<Row> positions = IntStream.range(0, calendar.dates().size())
                .mapToObj(i ->
                        RowFactory.create(java.sql.Date.valueOf(calendar.dates().get(i)), i))
                .toList();
        Dataset<Row> dates = spark.createDataFrame(
                positions, new StructType().add("date", DataTypes.DateType).add("position", DataTypes.IntegerType));
        return panel.join(broadcast(dates), "date")
                .groupBy("level", "series")
                .agg(max("position")
                        .minus(min("position"))
                        .plus(1)
                        .minus(count(lit(1)))
                        .as("missing"))
                .groupBy("level")
                .agg(count(lit(1)), sum("missing"))
                .collectAsList();
    }

    private static List<Range> ranges(Dataset<Row> panel) {
        List<String> numeric = IntStream.range(0, panel.columns().length)
                .mapToObj(i -> panel.schema().apply(i))
                .filter(field -> field.dataType().equals(DataTypes.DoubleType))
                .map(field -> field.name())
                .toList();
        List<Column> figures = new ArrayList<>();
        for (String name : numeric) {
            figures.addAll(List.of(
                    min(name), max(name), avg(name), count(when(col(name).isNull(), 1))));
        }
        Row row = panel.select(figures.toArray(Column[]::new)).head();
        return IntStream.range(0, numeric.size())
                .filter(i -> !row.isNullAt(4 * i))
                .mapToObj(i -> new Range(
                        numeric.get(i),
                        row.getDouble(4 * i),
                        row.getDouble(4 * i + 1),
                        row.getDouble(4 * i + 2),
                        row.getLong(4 * i + 3)))
                .toList();
    }

    /**
     * Date, category, total, sum of regions, their number and the largest location, wherever the total and as many
     * regions as anywhere are there.
     */
    private static List<Row> totals(Dataset<Row> panel) {
        Column isTotal = col("level").equalTo(Level.TOTAL.column());
        Column isRegion = col("level").equalTo(Level.REGION.column());
        List<Row> sums = panel.groupBy("date", "category1")
                .agg(
                        sum(when(isTotal, col("volume"))).as("total"),
                        sum(when(isRegion, col("volume"))).as("regions"),
                        count(when(isRegion, 1)).as("count"),
                        max_by(col("location"), col("volume")).as("largest"))
                .filter(col("total").isNotNull())
                .orderBy("date", "category1")
                .collectAsList();
        long regions = sums.stream().mapToLong(row -> row.getLong(4)).max().orElse(0);
        return sums.stream()
                .filter(row -> regions > 0 && row.getLong(4) == regions)
                .toList();
    }

    private static List<InconsistentTotal> inconsistent(List<Row> totals) {
        return totals.stream()
                .filter(row -> Math.abs(row.getDouble(3) - row.getDouble(2)) > TOLERANCE * Math.abs(row.getDouble(2)))
                .map(row -> new InconsistentTotal(
                        row.getDate(0).toLocalDate(),
                        row.getString(1),
                        row.getDouble(2),
                        row.getDouble(3),
                        row.getDouble(3) / row.getDouble(2),
                        row.getString(5)))
                .toList();
    }
}
