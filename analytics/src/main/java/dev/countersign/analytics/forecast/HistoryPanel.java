package dev.countersign.analytics.forecast;

import java.time.LocalDate;
import java.util.List;

/**
 * All series on one regular weekly calendar.
 *
 * @param firstWeek date of week 0; week i is 7 i days later
 * @param weeks number of weeks that are known
 * @param series the histories, each {@code weeks} long
 */
public record HistoryPanel(LocalDate firstWeek, int weeks, List<SalesHistory> series) {
    public HistoryPanel {
        series = List.copyOf(series);
        for (SalesHistory history : series) {
            if (history.weeks() != weeks) {
                throw new IllegalArgumentException(
                        history.key().series() + " has " + history.weeks() + " weeks instead of " + weeks);
            }
        }
    }

    /** Date of a week, past or future. */
    public LocalDate date(int week) {
        return firstWeek.plusWeeks(week);
    }

    /** The panel as it was known after its first {@code origin} weeks. */
    public HistoryPanel until(int origin) {
        return new HistoryPanel(
                firstWeek,
                origin,
                series.stream().map(history -> history.until(origin)).toList());
    }

    /** The panel without its first {@code skipped} weeks. */
    public HistoryPanel from(int skipped) {
        return new HistoryPanel(
                date(skipped),
                weeks - skipped,
                series.stream().map(history -> history.from(skipped)).toList());
    }
}
