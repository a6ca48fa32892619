package dev.countersign.analytics.ingest;

import static org.apache.spark.sql.functions.date_sub;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.pmod;
import static org.apache.spark.sql.functions.weekday;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.apache.spark.sql.Column;
import org.jspecify.annotations.Nullable;

/**
 * The dates of a snapshot and their rhythm.
 *
 * @param dates all dates, ascending
 * @param stepDays most frequent distance of two neighbouring dates, 0 for fewer than two dates
 * @param usualWeekday weekday of most rows; null when the data are not weekly
 * @param gaps steps of more than one and a half times {@code stepDays}
 * @param irregular all other steps that differ from {@code stepDays}
 */
record SalesCalendar(
        List<LocalDate> dates, int stepDays, @Nullable DayOfWeek usualWeekday, List<Step> gaps, List<Step> irregular) {
    private static final int WEEK = 7;

    /** Two neighbouring dates. */
    record Step(LocalDate from, LocalDate to, int days) {}

    static SalesCalendar of(SortedMap<LocalDate, Long> rowsByDate) {
        List<LocalDate> dates = List.copyOf(rowsByDate.keySet());
        List<Step> steps = new ArrayList<>();
        Map<Integer, Integer> frequency = new TreeMap<>();
        for (int i = 1; i < dates.size(); i++) {
            int days = (int) ChronoUnit.DAYS.between(dates.get(i - 1), dates.get(i));
            steps.add(new Step(dates.get(i - 1), dates.get(i), days));
            frequency.merge(days, 1, Integer::sum);
        }
        int usual = mostFrequent(frequency, 0);
        List<Step> gaps = steps.stream()
                .filter(step -> !isRegular(usual, step.days()) && step.days() > 1.5 * usual)
                .toList();
        List<Step> irregular = steps.stream()
                .filter(step -> !isRegular(usual, step.days()) && !gaps.contains(step))
                .toList();
        return new SalesCalendar(dates, usual, usual == WEEK ? mostFrequentWeekday(rowsByDate) : null, gaps, irregular);
    }

    /** The date moved by at most three days to the usual weekday; unchanged when the data are not weekly. */
    Column period(Column date) {
        if (usualWeekday == null) {
            return date;
        }
        // weekday() counts from Monday = 0.
        Column daysLate = pmod(weekday(date).minus(usualWeekday.getValue() - 1).plus(3), lit(WEEK))
                .minus(3);
        return date_sub(date, daysLate);
    }

    private static boolean isRegular(int usual, int days) {
        boolean monthly = usual >= 28 && usual <= 31;
        return days == usual || (monthly && days >= 28 && days <= 31);
    }

    private static DayOfWeek mostFrequentWeekday(SortedMap<LocalDate, Long> rowsByDate) {
        Map<DayOfWeek, Long> rows = new EnumMap<>(DayOfWeek.class);
        rowsByDate.forEach((date, count) -> rows.merge(date.getDayOfWeek(), count, Long::sum));
        return mostFrequent(rows, DayOfWeek.SUNDAY);
    }

    private static <K, V extends Comparable<V>> K mostFrequent(Map<K, V> frequency, K none) {
        return frequency.entrySet().stream()
                .max(Map.Entry.comparingByValue())
                .map(Map.Entry::getKey)
                .orElse(none);
    }
}
