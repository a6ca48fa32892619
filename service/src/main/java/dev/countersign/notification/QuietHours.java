package dev.countersign.notification;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.Set;

/**
 * When a person is not to be disturbed.
 *
 * @param to when it is over; not after {@code from} means on the next day, so that equal times are a whole day
 * @param days the days on which it begins
 * @param urgentAnyway whether escalations and incidents come through
 */
record QuietHours(LocalTime from, LocalTime to, Set<DayOfWeek> days, boolean urgentAnyway) {

    QuietHours {
        days = Set.copyOf(days);
    }

    /** The end of the quiet time that the moment lies in, or the moment itself. A week of quiet days ends after a week. */
    Instant over(Instant moment, ZoneId zone) {
        Instant end = moment;
        Instant limit = moment.plusSeconds(7 * 24 * 3_600L);
        Instant next = endOfPeriodAround(end, zone);
        while (next.isAfter(end) && end.isBefore(limit)) {
            end = next;
            next = endOfPeriodAround(end, zone);
        }
        return end;
    }

    private Instant endOfPeriodAround(Instant moment, ZoneId zone) {
        LocalDate today = moment.atZone(zone).toLocalDate();
        for (LocalDate day : new LocalDate[] {today.minusDays(1), today}) {
            if (days.contains(day.getDayOfWeek())) {
                Instant start = day.atTime(from).atZone(zone).toInstant();
                Instant end = (to.isAfter(from) ? day : day.plusDays(1))
                        .atTime(to)
                        .atZone(zone)
                        .toInstant();
                if (!moment.isBefore(start) && moment.isBefore(end)) {
                    return end;
                }
            }
        }
        return moment;
    }
}
