package dev.countersign.analytics.ingest;

import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What is known about a snapshot's rows. {@code rows = accepted + duplicates + rejects}.
 *
 * @param format format of the files
 * @param files rows and rejects per file
 * @param rows rows in the files: lines that are neither header nor blank
 * @param accepted rows of the snapshot
 * @param rejects rows that were refused
 * @param duplicates rows left out because they repeat an earlier row exactly
 * @param emptyCells cells without a value in rows with the right number of columns
 * @param negativeVolumes accepted rows with a volume below zero
 * @param series distinct series
 * @param seriesByLevel distinct series per level
 * @param missingRows combinations of a series and a date between its first and last one that have no row
 * @param calendar dates and their rhythm
 * @param ranges per numeric column
 * @param totalsChecked combinations of date and category1 with a total and all regions
 * @param inconsistentTotals those among them where the regions do not add up to the total
 * @param rejectReasons refused rows by reason, most frequent first
 */
record Profile(
        String format,
        List<FileRows> files,
        long rows,
        long accepted,
        long rejects,
        long duplicates,
        long emptyCells,
        long negativeVolumes,
        long series,
        Map<String, Long> seriesByLevel,
        long missingRows,
        SalesCalendar calendar,
        List<Range> ranges,
        long totalsChecked,
        List<InconsistentTotal> inconsistentTotals,
        List<RejectReason> rejectReasons) {
    private static final int LONGEST_LIST_IN_RESULT = 20;

    record FileRows(String file, long rows, long rejects) {}

    record Range(String column, double minimum, double maximum, double mean, long empty) {}

    /**
     * A date and category whose regions do not add up to the total; {@code ratio} is their sum divided by it,
     * {@code largest} the location with the largest volume. When that is not the total, the names of locations are
     * mixed up on that date.
     */
    record InconsistentTotal(
            LocalDate date, String category1, double total, double regions, double ratio, String largest) {}

    /** Why rows were refused, how many, and the first of them. */
    record RejectReason(String reason, long rows, String file, long line, String raw) {}

    double rejectShare() {
        return rows == 0 ? 0 : (double) rejects / rows;
    }

    @Nullable
    LocalDate firstDate() {
        return calendar.dates().isEmpty() ? null : calendar.dates().get(0);
    }

    @Nullable
    LocalDate lastDate() {
        return calendar.dates().isEmpty()
                ? null
                : calendar.dates().get(calendar.dates().size() - 1);
    }

    /** The figures for the process variable: scalars and the most frequent reasons. */
    Map<String, Object> figures() {
        Map<String, Object> figures = new LinkedHashMap<>();
        figures.put("rows", rows);
        figures.put("accepted", accepted);
        figures.put("rejects", rejects);
        figures.put("rejectShare", rejectShare());
        figures.put("duplicates", duplicates);
        figures.put("calendarGaps", calendar.gaps().size());
        figures.put("irregularSteps", calendar.irregular().size());
        figures.put("inconsistentTotals", inconsistentTotals.size());
        figures.put("totalsChecked", totalsChecked);
        figures.put("series", series);
        figures.put("seriesByLevel", seriesByLevel);
        figures.put("missingRows", missingRows);
        figures.put("firstDate", text(firstDate()));
        figures.put("lastDate", text(lastDate()));
        figures.put("dates", calendar.dates().size());
        figures.put("stepDays", calendar.stepDays());
        figures.put("files", files.size());
        figures.put("emptyCells", emptyCells);
        figures.put("negativeVolumes", negativeVolumes);
        Map<String, Object> reasons = new LinkedHashMap<>();
        rejectReasons.stream()
                .limit(LONGEST_LIST_IN_RESULT)
                .forEach(reason -> reasons.put(reason.reason(), reason.rows()));
        figures.put("rejectReasons", reasons);
        return figures;
    }

    /** Everything, for {@code profile.json}. */
    Map<String, Object> toJson() {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("format", format);
        json.putAll(figures());
        json.put(
                "fileRows",
                files.stream()
                        .map(file -> ordered("file", file.file(), "rows", file.rows(), "rejects", file.rejects()))
                        .toList());
        json.put("gaps", steps(calendar.gaps()));
        json.put("irregular", steps(calendar.irregular()));
        json.put(
                "ranges",
                ranges.stream()
                        .map(range -> ordered(
                                "column",
                                range.column(),
                                "minimum",
                                range.minimum(),
                                "maximum",
                                range.maximum(),
                                "mean",
                                range.mean(),
                                "empty",
                                range.empty()))
                        .toList());
        json.put("inconsistent", inconsistent());
        json.put(
                "rejectReasons",
                rejectReasons.stream()
                        .map(reason -> ordered(
                                "reason",
                                reason.reason(),
                                "rows",
                                reason.rows(),
                                "file",
                                reason.file(),
                                "line",
                                reason.line(),
                                "raw",
                                reason.raw()))
                        .toList());
        return json;
    }

    List<Map<String, Object>> inconsistent() {
        return inconsistentTotals.stream()
                .map(each -> ordered(
                        "date",
                        each.date().toString(),
                        "category1",
                        each.category1(),
                        "total",
                        each.total(),
                        "regions",
                        each.regions(),
                        "ratio",
                        each.ratio(),
                        "largest",
                        each.largest()))
                .toList();
    }

    static List<Map<String, Object>> steps(List<SalesCalendar.Step> steps) {
        return steps.stream()
                .map(step ->
                        ordered("from", step.from().toString(), "to", step.to().toString(), "days", step.days()))
                .toList();
    }

    private static Map<String, Object> ordered(Object... keysAndValues) {
        Map<String, Object> map = new LinkedHashMap<>();
        for (int i = 0; i < keysAndValues.length; i += 2) {
            map.put((String) keysAndValues[i], keysAndValues[i + 1]);
        }
        return map;
    }

    private static @Nullable String text(@Nullable LocalDate date) {
        return date == null ? null : date.toString();
    }
}
