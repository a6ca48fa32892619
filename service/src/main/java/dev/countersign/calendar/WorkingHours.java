package dev.countersign.calendar;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;

/** On which days people work, and in which hours: local time, no time zone. */
final class WorkingHours {

    private static final String WEEKDAYS = "weekdays";
    private static final String EVERY_DAY = "every-day";

    private final Map<DayOfWeek, List<HourRange>> week;
    private final List<DaysOff> daysOff;
    private final Map<LocalDate, List<HourRange>> special;
    private final Map<Integer, Map<LocalDate, String>> years = new ConcurrentHashMap<>();

    WorkingHours(Map<DayOfWeek, List<HourRange>> week, List<DaysOff> daysOff, Map<LocalDate, List<HourRange>> special) {
        this.week = new EnumMap<>(week);
        this.daysOff = List.copyOf(daysOff);
        this.special = Map.copyOf(special);
        if (week.values().stream().allMatch(List::isEmpty)) {
            throw new IllegalArgumentException("on no day of the week anybody works");
        }
    }

    /** Reads the hours by day; without any, people work around the clock. */
    static Map<DayOfWeek, List<HourRange>> week(Map<String, String> hours) {
        Map<DayOfWeek, List<HourRange>> week = new EnumMap<>(DayOfWeek.class);
        for (DayOfWeek day : DayOfWeek.values()) {
            String own = hours.get(day.name().toLowerCase(Locale.ROOT));
            String weekdays = day.compareTo(DayOfWeek.FRIDAY) <= 0 ? hours.get(WEEKDAYS) : null;
            String text = own != null ? own : weekdays != null ? weekdays : hours.get(EVERY_DAY);
            List<HourRange> unnamed = hours.isEmpty() ? List.of(HourRange.WHOLE_DAY) : List.of();
            week.put(day, text == null ? unnamed : HourRange.parse(text));
        }
        hours.keySet().forEach(WorkingHours::requireKnown);
        return week;
    }

    private static void requireKnown(String name) {
        boolean day = List.of(DayOfWeek.values()).stream()
                .anyMatch(each -> each.name().toLowerCase(Locale.ROOT).equals(name));
        if (!day && !name.equals(WEEKDAYS) && !name.equals(EVERY_DAY)) {
            throw new IllegalArgumentException(
                    "'%s' is no day; write monday to sunday, weekdays or every-day".formatted(name));
        }
    }

    Map<DayOfWeek, List<HourRange>> week() {
        return Map.copyOf(week);
    }

    List<HourRange> on(LocalDate date) {
        List<HourRange> hours = special.get(date);
        if (hours != null) {
            return hours;
        }
        return dayOff(date).isPresent() ? List.of() : week.getOrDefault(date.getDayOfWeek(), List.of());
    }

    /** What the day off is called; empty when it is none. */
    Optional<String> dayOff(LocalDate date) {
        return Optional.ofNullable(
                years.computeIfAbsent(date.getYear(), this::daysOffIn).get(date));
    }

    private Map<LocalDate, String> daysOffIn(int year) {
        Map<LocalDate, String> days = new TreeMap<>();
        daysOff.forEach(source -> source.of(year).forEach(days::putIfAbsent));
        return days;
    }

    boolean isAroundTheClock() {
        return daysOff.isEmpty()
                && special.isEmpty()
                && week.values().stream().allMatch(List.of(HourRange.WHOLE_DAY)::equals);
    }
}
