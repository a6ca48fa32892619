package dev.countersign.analytics.ingest;

import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.round;
import static org.apache.spark.sql.functions.sum;
import static org.apache.spark.sql.functions.trunc;
import static org.apache.spark.sql.functions.when;

import dev.countersign.analytics.evidence.Charts;
import dev.countersign.analytics.evidence.Column;
import dev.countersign.analytics.evidence.EvidenceDocument;
import dev.countersign.analytics.evidence.Format;
import dev.countersign.analytics.evidence.Metric;
import dev.countersign.analytics.evidence.Status;
import dev.countersign.analytics.panel.Level;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.jspecify.annotations.Nullable;

/** What a person sees who decides whether a forecast may be built on a snapshot. */
final class DataEvidence {
    private static final double FEW_REJECTS = 0.1;
    private static final double TOO_MANY_REJECTS = 0.3;
    private static final int MOST_LINES = 5;
    private static final int MOST_POINTS = 2000;
    private static final int MOST_ROWS = 20;

    private final Profile profile;
    private final Dataset<Row> panel;

    DataEvidence(Profile profile, Dataset<Row> panel) {
        this.profile = profile;
        this.panel = panel;
    }

    Map<String, Object> document() {
        String span = profile.accepted() == 0 ? "" : " " + profile.firstDate() + " .. " + profile.lastDate();
        EvidenceDocument document = new EvidenceDocument("Sales data" + span, summary()).metrics("Quality", metrics());
        if (profile.accepted() > 0) {
            document.chart("Volume over time", Charts.lines(points(), "date", "volume", "Units sold", "category"));
        }
        if (profile.rejects() > 0) {
            document.table("Rejected rows by reason", rejectColumns(), rejectRows());
        }
        if (!profile.inconsistentTotals().isEmpty()) {
            document.table(
                    "Totals that do not add up",
                    totalColumns(),
                    profile.inconsistent().stream().limit(MOST_ROWS).toList());
        }
        if (!profile.calendar().gaps().isEmpty()) {
            document.table(
                    "Gaps in the calendar",
                    stepColumns(),
                    Profile.steps(profile.calendar().gaps()).stream()
                            .limit(MOST_ROWS)
                            .toList());
        }
        return document.markdown(remarks()).toJson();
    }

    private String summary() {
        return String.format(
                Locale.ROOT,
                "%,d of %,d rows from %d %s are usable; %,d (%.1f %%) are rejected and %,d are exact duplicates.",
                profile.accepted(),
                profile.rows(),
                profile.files().size(),
                profile.files().size() == 1 ? "file" : "files",
                profile.rejects(),
                100 * profile.rejectShare(),
                profile.duplicates());
    }

    private List<Metric> metrics() {
        Status rejects = profile.rejectShare() > TOO_MANY_REJECTS ? Status.BAD : Status.WARN;
        return List.of(
                count("Rows", profile.rows(), Status.INFO, "Lines of the files without headers and blank lines"),
                count("Usable rows", profile.accepted(), profile.accepted() == 0 ? Status.BAD : Status.INFO, null),
                Metric.below("Rejected rows", profile.rejectShare(), Format.PERCENT, FEW_REJECTS, rejects, null),
                warning("Exact duplicates", profile.duplicates(), "Left out of the snapshot"),
                warning(
                        "Gaps in the calendar",
                        profile.calendar().gaps().size(),
                        "Usual step: " + profile.calendar().stepDays() + " days"),
                warning(
                        "Irregular steps",
                        profile.calendar().irregular().size(),
                        "Dates that are a few days off the usual step"),
                warning(
                        "Totals that do not add up",
                        profile.inconsistentTotals().size(),
                        "Of " + profile.totalsChecked() + " checked; forecasts use the finest level only"),
                warning("Missing rows", profile.missingRows(), "Dates a series has no row for"),
                warning("Negative volumes", profile.negativeVolumes(), "More returns than sales"),
                count("Empty cells", profile.emptyCells(), Status.INFO, null),
                count("Series", profile.series(), Status.INFO, levels()));
    }

    private String levels() {
        return profile.seriesByLevel().entrySet().stream()
                .map(level -> level.getValue() + " on level " + level.getKey())
                .collect(Collectors.joining(", "));
    }

    private static Metric count(String label, long value, Status status, @Nullable String hint) {
        return Metric.of(label, value, Format.INTEGER, status, hint);
    }

    private static Metric warning(String label, long value, String hint) {
        return count(label, value, value == 0 ? Status.OK : Status.WARN, hint);
    }

    private List<Map<String, Object>> points() {
        Dataset<Row> markets = panel.filter(col("level").equalTo(Level.MARKET.column()))
                .select(col("period"), coalesce(col("category1"), lit("All")).as("category"), col("volume"));
        List<String> largest = markets
                .groupBy("category")
                .agg(sum("volume").as("volume"))
                .orderBy(col("volume").desc(), col("category"))
                .limit(MOST_LINES)
                .collectAsList()
                .stream()
                .map(row -> row.getString(0))
                .toList();
        boolean byMonth = (long) profile.calendar().dates().size() * (largest.size() + 1) > MOST_POINTS;
        return markets
                .groupBy(
                        (byMonth ? trunc(col("period"), "month") : col("period")).as("date"),
                        when(col("category").isin(largest.toArray()), col("category"))
                                .otherwise("Other")
                                .as("category"))
                .agg(round(sum("volume"), 0).as("volume"))
                .orderBy("date", "category")
                .collectAsList()
                .stream()
                .limit(MOST_POINTS)
                .map(row -> {
                    Map<String, Object> point = new LinkedHashMap<>();
                    point.put("date", row.getDate(0).toString());
                    point.put("category", row.getString(1));
                    point.put("volume", row.getDouble(2));
                    return point;
                })
                .toList();
    }

    private static List<Column> rejectColumns() {
        return List.of(
                new Column("reason", "Reason", Format.TEXT),
                new Column("rows", "Rows", Format.INTEGER),
                new Column("share", "Share of all rows", Format.PERCENT),
                new Column("example", "First one", Format.TEXT),
                new Column("raw", "Line", Format.TEXT));
    }

    private List<Map<String, Object>> rejectRows() {
        return profile.rejectReasons().stream()
                .limit(MOST_ROWS)
                .map(reason -> {
                    Map<String, Object> row = new LinkedHashMap<>();
                    row.put("reason", reason.reason());
                    row.put("rows", reason.rows());
                    row.put("share", (double) reason.rows() / profile.rows());
                    row.put("example", reason.file() + ", line " + reason.line());
                    row.put("raw", reason.raw());
                    return row;
                })
                .toList();
    }

    private static List<Column> totalColumns() {
        return List.of(
                new Column("date", "Date", Format.DATE),
                new Column("category1", "Category", Format.TEXT),
                new Column("total", "Total in the file", Format.NUMBER),
                new Column("regions", "Sum of the regions", Format.NUMBER),
                new Column("ratio", "Sum / total", Format.NUMBER),
                new Column("largest", "Largest location", Format.TEXT));
    }

    private static List<Column> stepColumns() {
        return List.of(
                new Column("from", "Last date before", Format.DATE),
                new Column("to", "First date after", Format.DATE),
                new Column("days", "Days", Format.INTEGER));
    }

    private String remarks() {
        StringBuilder text = new StringBuilder("**Files** (format `" + profile.format() + "`)\n\n");
        profile.files().stream()
                .limit(MOST_ROWS)
                .forEach(file -> text.append(String.format(
                        Locale.ROOT, "- `%s`: %,d rows, %,d rejected%n", file.file(), file.rows(), file.rejects())));
        if (profile.files().size() > MOST_ROWS) {
            text.append("- and ").append(profile.files().size() - MOST_ROWS).append(" more\n");
        }
        if (!profile.inconsistentTotals().isEmpty()) {
            text.append(
                    "\nWhere the largest location is not the total itself, the names of locations are mixed up on that"
                            + " date: then the rows of single markets are wrong there, too.\n");
        }
        if (profile.rejects() > 0) {
            text.append("\nRejected rows are kept with file, line and reason in the snapshot's folder `rejects`.\n");
        }
        return text.toString();
    }
}
