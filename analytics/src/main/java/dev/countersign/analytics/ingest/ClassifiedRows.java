package dev.countersign.analytics.ingest;

import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.first;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.not;
import static org.apache.spark.sql.functions.row_number;
import static org.apache.spark.sql.functions.struct;
import static org.apache.spark.sql.functions.when;
import static org.apache.spark.sql.functions.xxhash64;

import dev.countersign.analytics.panel.Panel;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.expressions.Window;
import org.apache.spark.sql.expressions.WindowSpec;
import org.apache.spark.sql.types.StructField;

/**
 * All rows of all files, each with a verdict: accepted (no {@code reason}, not {@code duplicate}), exact duplicate of
 * an earlier row, or refused with a {@code reason}. Of several rows for one series and date the first one counts;
 * those that differ from it are refused, because nobody can tell which is right.
 */
final class ClassifiedRows {
    private static final String CONFLICT = "conflicts-with-earlier-row";
    private static final List<String> BOOKKEEPING = List.of("file", "line", "raw", "reason", "empty_cells");

    private ClassifiedRows() {}

    static Dataset<Row> classify(Dataset<Row> typed, SalesFormat format) {
        Dataset<Row> panel = typed.select(panelColumns(format).toArray(Column[]::new));
        // A row that is refused already stands alone, so that it neither hides a good row nor gathers with its like.
        Column alone = when(col("reason").isNotNull(), struct("file", "line"));
        WindowSpec sameSeriesAndDate =
                Window.partitionBy(col("series"), col("date"), alone).orderBy("file", "line");
        Column repeated = col("number").gt(1);
        // Rows are compared by a 64-bit hash; only rows of one series and date ever meet.
        Column same = col("content").equalTo(col("first_content"));
        return panel.withColumn("content", xxhash64(content(panel)))
                .withColumn("number", row_number().over(sameSeriesAndDate))
                .withColumn("first_content", first(col("content")).over(sameSeriesAndDate))
                .withColumn("duplicate", repeated.and(same))
                .withColumn("reason", coalesce(col("reason"), when(repeated.and(not(same)), CONFLICT)))
                .drop("content", "number", "first_content");
    }

    private static List<Column> panelColumns(SalesFormat format) {
        Map<String, Column> given = new TreeMap<>(format.panel());
        List<Column> columns = new ArrayList<>();
        for (StructField field : Panel.SCHEMA.fields()) {
            if (field.name().equals("period") || BOOKKEEPING.contains(field.name())) {
                continue;
            }
            Column value = given.getOrDefault(field.name(), lit(null));
            columns.add(value.cast(field.dataType()).as(field.name()));
        }
        format.panel().forEach((name, value) -> {
            if (!List.of(Panel.SCHEMA.fieldNames()).contains(name)) {
                columns.add(value.as(name));
            }
        });
        BOOKKEEPING.forEach(name -> columns.add(col(name)));
        return columns;
    }

    private static Column[] content(Dataset<Row> panel) {
        return List.of(panel.columns()).stream()
                .filter(name -> !BOOKKEEPING.contains(name))
                .map(name -> col(name))
                .toArray(Column[]::new);
    }
}
