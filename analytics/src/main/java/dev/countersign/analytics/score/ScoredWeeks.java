package dev.countersign.analytics.score;

import static org.apache.spark.sql.functions.abs;
import static org.apache.spark.sql.functions.ceil;
import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.count;
import static org.apache.spark.sql.functions.count_distinct;
import static org.apache.spark.sql.functions.date_add;
import static org.apache.spark.sql.functions.date_format;
import static org.apache.spark.sql.functions.datediff;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.max;
import static org.apache.spark.sql.functions.min;
import static org.apache.spark.sql.functions.sum;
import static org.apache.spark.sql.functions.when;

import dev.countersign.analytics.runner.BadInputException;
import java.sql.Date;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/**
 * The weeks of a published forecast that the sales already cover, with what was sold. A week of the forecast ends on its
 * date; rows of the sales count for the week they fall into. Weeks after the last sales are left out, and so are series
 * without a row in a week: nobody knows whether nothing was sold or nothing reported.
 */
final class ScoredWeeks {
    private static final Column NAIVE = col("baseline").isNotNull();

    private final Dataset<Row> forecast;
    private final Dataset<Row> due;
    private final Dataset<Row> matched;

    private ScoredWeeks(Dataset<Row> forecast, Dataset<Row> due, Dataset<Row> matched) {
        this.forecast = forecast;
        this.due = due;
        this.matched = matched;
    }

    /**
     * @param published columns {@code date, series, category, forecast, override_percent, approved}, and perhaps
     *     {@code baseline}
     * @param sales market rows of a panel
     */
    static ScoredWeeks of(Dataset<Row> published, Dataset<Row> sales) {
        Dataset<Row> forecast = Arrays.asList(published.columns()).contains("baseline")
                ? published
                : published.withColumn("baseline", lit(null).cast("double"));
        forecast =
                forecast.select("date", "series", "category", "forecast", "override_percent", "approved", "baseline");
        Date anchor = forecast.agg(min("date")).head().getDate(0);
        Date last = sales.agg(max("period")).head().getDate(0);
        if (anchor == null) {
            throw new BadInputException("empty-forecast", "The published forecast is empty.", "published");
        }
        if (last == null) {
            throw new BadInputException("no-data", "The snapshot holds no market rows.", "snapshot");
        }
        Column week =
                ceil(datediff(col("period"), lit(anchor)).divide(7)).multiply(7).cast("int");
        Dataset<Row> actual = sales.filter(datediff(col("period"), lit(anchor)).gt(-7))
                .groupBy(
                        col("series").as("sold_series"),
                        date_add(lit(anchor), week).as("sold_date"))
                .agg(sum("volume").as("actual"));
        Dataset<Row> due = forecast.filter(col("date").leq(lit(last)));
        Dataset<Row> matched = due.join(
                        actual,
                        due.col("series")
                                .equalTo(actual.col("sold_series"))
                                .and(due.col("date").equalTo(actual.col("sold_date"))))
                .cache();
        return new ScoredWeeks(forecast, due, matched);
    }

    /** How much of the forecast the sales cover. */
    Map<String, Object> coverage() {
        Row all = forecast.agg(count_distinct(col("date"))).head();
        Row found = matched.agg(count_distinct(col("date")), count(lit(1)), min("date"), max("date"))
                .head();
        Map<String, Object> coverage = new LinkedHashMap<>();
        coverage.put("horizon", all.getLong(0));
        coverage.put("weeks", found.getLong(0));
        coverage.put("rows", found.getLong(1));
        coverage.put("missing", due.count() - found.getLong(1));
        coverage.put("firstWeek", found.isNullAt(2) ? null : found.getDate(2).toString());
        coverage.put("lastWeek", found.isNullAt(3) ? null : found.getDate(3).toString());
        return coverage;
    }

    /** By category and month, both in order. */
    List<ScoreLine> lines() {
        Column sold = abs(col("actual"));
        Column statisticalError = abs(col("forecast").minus(col("actual")));
        Column approvedError = abs(col("approved").minus(col("actual")));
        return matched
                .groupBy(col("category"), date_format(col("date"), "yyyy-MM").as("month"))
                .agg(
                        max("override_percent").as("percent"),
                        count_distinct(col("date")).as("weeks"),
                        count(lit(1)).as("rows"),
                        sum("actual").as("actual"),
                        sum(sold).as("size"),
                        sum("forecast").as("statistical"),
                        sum("approved").as("approved"),
                        sum(statisticalError).as("statisticalError"),
                        sum(approvedError).as("approvedError"),
                        count(when(NAIVE, 1)).as("naiveRows"),
                        besideNaive(sold).as("naiveSize"),
                        besideNaive(abs(col("baseline").minus(col("actual")))).as("naiveError"),
                        besideNaive(statisticalError).as("statisticalErrorBesideNaive"),
                        besideNaive(approvedError).as("approvedErrorBesideNaive"))
                .orderBy("category", "month")
                .collectAsList()
                .stream()
                .map(ScoreLine::of)
                .toList();
    }

    private static Column besideNaive(Column value) {
        return coalesce(sum(when(NAIVE, value)), lit(0.0));
    }
}
