package dev.countersign.analytics.ingest;

import static org.apache.spark.sql.functions.abs;
import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.from_csv;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.lower;
import static org.apache.spark.sql.functions.not;
import static org.apache.spark.sql.functions.substring;
import static org.apache.spark.sql.functions.trim;
import static org.apache.spark.sql.functions.when;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/**
 * Splits raw lines into cells, trims and types them, and finds for each row the first reason to refuse it.
 *
 * <p>Cells are read as text and typed here rather than by Spark's CSV reader: that one would only say that something
 * in the line is wrong, and takes {@code NaN} and {@code 1d} for numbers.
 */
final class RowTyping {
    private static final String NUMBER = "^[+-]?([0-9]+\\.?[0-9]*|\\.[0-9]+)([eE][+-]?[0-9]+)?$";
    private static final String DATE = "^[0-9]{4}-[0-9]{2}-[0-9]{2}([ T][0-9:.]+Z?)?$";
    private static final double LARGEST = 1e300;

    private RowTyping() {}

    /**
     * @param lines columns {@code file}, {@code line}, {@code raw}
     * @param fields the fields in the order of the header
     * @return {@code file}, {@code line}, {@code raw}, {@code reason} (null when the row is good),
     *     {@code empty_cells}, and one typed column per field
     */
    static Dataset<Row> type(Dataset<Row> lines, List<Field> fields) {
        return typed(texts(lines, fields), fields);
    }

    /** Cells as trimmed texts, null where there is nothing; in a step of its own so that they are computed once. */
    private static Dataset<Row> texts(Dataset<Row> lines, List<Field> fields) {
        String schema = IntStream.range(0, fields.size())
                .mapToObj(i -> "c" + i + " STRING")
                .collect(Collectors.joining(", ", "", ", _corrupt_record STRING"));
        List<Column> columns = new ArrayList<>(List.of(col("file"), col("line"), col("raw")));
        columns.add(col("cells._corrupt_record").isNotNull().as("torn"));
        for (int i = 0; i < fields.size(); i++) {
            columns.add(trim(col("cells.c" + i)).as("c" + i));
        }
        return lines.withColumn("cells", from_csv(col("raw"), lit(schema), Map.of("mode", "PERMISSIVE")))
                .select(columns.toArray(Column[]::new));
    }

    private static Dataset<Row> typed(Dataset<Row> texts, List<Field> fields) {
        List<Column> columns = new ArrayList<>(List.of(col("file"), col("line"), col("raw")));
        List<Column> reasons = new ArrayList<>();
        reasons.add(when(col("raw").contains("\uFFFD"), "not-utf-8"));
        reasons.add(when(col("torn"), "wrong-number-of-columns"));
        Column empty = lit(0);
        List<Column> values = new ArrayList<>();
        for (int i = 0; i < fields.size(); i++) {
            Field field = fields.get(i);
            Column text = when(col("c" + i).notEqual(""), col("c" + i));
            values.add(value(field, text).as(field.column()));
            columns.add(col(field.column()));
            reasons.add(reason(field, text, col(field.column())));
            empty = empty.plus(when(text.isNull(), 1).otherwise(0));
        }
        columns.add(coalesce(reasons.toArray(Column[]::new)).as("reason"));
        columns.add(when(col("torn"), 0).otherwise(empty).as("empty_cells"));
        values.add(0, col("*"));
        return texts.select(values.toArray(Column[]::new)).select(columns.toArray(Column[]::new));
    }

    private static Column value(Field field, Column text) {
        return switch (field.kind()) {
            case TEXT -> text;
            case NUMBER -> number(text);
            case FLAG ->
                when(lower(text).isin("true", "yes"), 1.0)
                        .when(lower(text).isin("false", "no"), 0.0)
                        .otherwise(number(text));
            case DATE -> when(text.rlike(DATE), substring(text, 1, 10).try_cast("date"));
        };
    }

    private static Column number(Column text) {
        Column number = when(text.rlike(NUMBER), text.try_cast("double"));
        return when(abs(number).lt(LARGEST), number);
    }

    private static Column reason(Field field, Column text, Column value) {
        String of = ": " + field.header();
        List<Column> reasons = new ArrayList<>();
        if (field.required()) {
            reasons.add(when(text.isNull(), "empty" + of));
        }
        String mistyped = switch (field.kind()) {
            case TEXT -> "";
            case NUMBER, FLAG -> "not-a-number" + of;
            case DATE -> "not-a-date" + of;
        };
        if (!mistyped.isEmpty()) {
            reasons.add(when(text.isNotNull().and(value.isNull()), mistyped));
        }
        if (field.notNegative()) {
            reasons.add(when(value.lt(0), "negative" + of));
        }
        if (!field.allowed().isEmpty()) {
            reasons.add(when(not(value.isin(field.allowed().toArray())), "unexpected-value" + of));
        }
        reasons.add(lit(null).cast("string"));
        return coalesce(reasons.toArray(Column[]::new));
    }
}
