package dev.countersign.calendar;

import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;

/** Calendars for tests. */
final class Calendars {

    private Calendars() {}

    static BusinessCalendar office(String zone, String... regions) {
        return of(zone, Map.of("weekdays", "08:00-16:00"), Map.of(), regions);
    }

    static BusinessCalendar of(
            String zone, Map<String, String> hours, Map<LocalDate, String> extra, String... regions) {
        List<DaysOff> daysOff = new java.util.ArrayList<>(
                List.of(regions).stream().map(PublicHolidays::new).toList());
        daysOff.add(year -> extra);
        return new BusinessCalendar(
                "test", ZoneId.of(zone), new WorkingHours(WorkingHours.week(hours), daysOff, Map.of()));
    }
}
