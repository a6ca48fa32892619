package dev.countersign.notification;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * When a person's digest comes.
 *
 * @param at the time of day in their zone; without meaning for an hourly one
 */
record DigestTimes(Every every, LocalTime at) {
    private static final Set<DayOfWeek> WEEKEND = EnumSet.of(DayOfWeek.SATURDAY, DayOfWeek.SUNDAY);

    /** How often. */
    enum Every {
        HOUR,
        DAY,
        WEEKDAY;

        String id() {
            return name().toLowerCase(Locale.ROOT);
        }

        static Optional<Every> of(String id) {
            return Arrays.stream(values())
                    .filter(every -> every.id().equals(id))
                    .findFirst();
        }
    }

    /** The first moment after the given one at which a digest comes. */
    Instant next(Instant now, ZoneId zone) {
        if (every == Every.HOUR) {
            return now.atZone(zone).truncatedTo(ChronoUnit.HOURS).plusHours(1).toInstant();
        }
        LocalDate day = now.atZone(zone).toLocalDate();
        while (true) {
            Instant moment = day.atTime(at).atZone(zone).toInstant();
            boolean comes = every == Every.DAY || !WEEKEND.contains(day.getDayOfWeek());
            if (comes && moment.isAfter(now)) {
                return moment;
            }
            day = day.plusDays(1);
        }
    }
}
