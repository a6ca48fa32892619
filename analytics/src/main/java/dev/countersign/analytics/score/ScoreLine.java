package dev.countersign.analytics.score;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.spark.sql.Row;

/**
 * Sums over the weeks and series of one category in one month. Errors are sums of absolute differences from what was sold;
 * the shares (WAPE) come from dividing them by {@code size}, and only after adding up lines.
 *
 * @param percent what the override added to the statistical forecast, in percent; 0 when there was none
 * @param weeks different weeks
 * @param rows weeks times series
 * @param actual what was sold
 * @param size the same with returns counted as positive: what errors are divided by
 * @param naiveRows those of the rows that have a naive forecast; the next members are about these alone
 */
record ScoreLine(
        String category,
        String month,
        double percent,
        long weeks,
        long rows,
        double actual,
        double size,
        double statistical,
        double approved,
        double statisticalError,
        double approvedError,
        long naiveRows,
        double naiveSize,
        double naiveError,
        double statisticalErrorBesideNaive,
        double approvedErrorBesideNaive) {

    private static final String OTHERS = "(others)";

    static ScoreLine of(Row row) {
        return new ScoreLine(
                row.getAs("category"),
                row.getAs("month"),
                row.<Double>getAs("percent"),
                row.<Long>getAs("weeks"),
                row.<Long>getAs("rows"),
                row.<Double>getAs("actual"),
                row.<Double>getAs("size"),
                row.<Double>getAs("statistical"),
                row.<Double>getAs("approved"),
                row.<Double>getAs("statisticalError"),
                row.<Double>getAs("approvedError"),
                row.<Long>getAs("naiveRows"),
                row.<Double>getAs("naiveSize"),
                row.<Double>getAs("naiveError"),
                row.<Double>getAs("statisticalErrorBesideNaive"),
                row.<Double>getAs("approvedErrorBesideNaive"));
    }

    /** The lines with overrides and the largest others; what is left is added up to one line per month. */
    static List<ScoreLine> atMost(int count, List<ScoreLine> lines) {
        if (lines.size() <= count) {
            return lines;
        }
        List<ScoreLine> sorted = lines.stream()
                .sorted(Comparator.comparing((ScoreLine line) -> line.percent == 0)
                        .thenComparing(
                                Comparator.comparingDouble(ScoreLine::size).reversed()))
                .toList();
        List<ScoreLine> kept = new ArrayList<>(sorted.subList(0, count));
        Map<String, ScoreLine> rest = new LinkedHashMap<>();
        sorted.subList(count, sorted.size()).forEach(line -> rest.merge(line.month, line.asOthers(), ScoreLine::plus));
        kept.addAll(rest.values());
        return kept;
    }

    private ScoreLine asOthers() {
        return plus(new ScoreLine(OTHERS, month, percent, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0));
    }

    private ScoreLine plus(ScoreLine other) {
        return new ScoreLine(
                OTHERS,
                month,
                percent == other.percent ? percent : 0,
                Math.max(weeks, other.weeks),
                rows + other.rows,
                actual + other.actual,
                size + other.size,
                statistical + other.statistical,
                approved + other.approved,
                statisticalError + other.statisticalError,
                approvedError + other.approvedError,
                naiveRows + other.naiveRows,
                naiveSize + other.naiveSize,
                naiveError + other.naiveError,
                statisticalErrorBesideNaive + other.statisticalErrorBesideNaive,
                approvedErrorBesideNaive + other.approvedErrorBesideNaive);
    }

    Map<String, Object> toMap() {
        Map<String, Object> map = new LinkedHashMap<>();
        map.put("category", category);
        map.put("month", month);
        map.put("percent", percent);
        map.put("weeks", weeks);
        map.put("rows", rows);
        map.put("actual", actual);
        map.put("size", size);
        map.put("statistical", statistical);
        map.put("approved", approved);
        map.put("statisticalError", statisticalError);
        map.put("approvedError", approvedError);
        map.put("naiveRows", naiveRows);
        map.put("naiveSize", naiveSize);
        map.put("naiveError", naiveError);
        map.put("statisticalErrorBesideNaive", statisticalErrorBesideNaive);
        map.put("approvedErrorBesideNaive", approvedErrorBesideNaive);
        return map;
    }
}
