package dev.countersign.calendar;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The calendar against a reference that looks at the clock on the wall every minute. */
class MinuteByMinuteTest {

    private static final Duration MINUTE = Duration.ofMinutes(1);

    /** Days around changes of the clock, year ends and holidays; Lord Howe's clock changes by half an hour. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "Europe/Helsinki",
                "America/New_York",
                "Australia/Lord_Howe",
                "America/Havana",
                "Asia/Kathmandu",
                "Pacific/Apia",
                "UTC"
            })
    void agreesWithTheReference(String zone) {
        Random random = new Random(zone.hashCode());
        for (int run = 0; run < 60; run++) {
            BusinessCalendar calendar =
                    Calendars.of(zone, week(random), Map.of(LocalDate.of(2026, 3, 30), "Off"), "FI");
            LocalDate day = random.nextBoolean()
                    ? LocalDate.of(2026, 3, 7).plusDays(random.nextInt(30))
                    : LocalDate.of(2026, 10, 20).plusDays(random.nextInt(80));
            Instant from =
                    day.atStartOfDay(calendar.zone()).toInstant().plus(MINUTE.multipliedBy(random.nextInt(1440)));
            Duration amount = MINUTE.multipliedBy(random.nextInt(40 * 60));

            Instant reached = calendar.plus(from, amount);

            assertThat(reached).as("%s plus %s", from, amount).isEqualTo(slowPlus(calendar, from, amount));
            assertThat(calendar.between(from, reached)).isEqualTo(amount);
            Instant later = from.plus(MINUTE.multipliedBy(random.nextInt(5 * 1440)));
            assertThat(calendar.between(from, later)).isEqualTo(slowBetween(calendar, from, later));
        }
    }

    private static Map<String, String> week(Random random) {
        List<String> hours =
                List.of("08:00-16:00", "00:00-24:00", "00:30-03:15,22:00-24:00", "09:00-12:00,13:00-17:30");
        return Map.of(
                "weekdays", hours.get(random.nextInt(hours.size())),
                "tuesday", random.nextBoolean() ? "closed" : "01:30-02:30",
                "sunday", random.nextBoolean() ? "closed" : hours.get(random.nextInt(hours.size())));
    }

    private static Instant slowPlus(BusinessCalendar calendar, Instant from, Duration amount) {
        Duration left = amount;
        Instant at = from;
        while (left.compareTo(Duration.ZERO) > 0) {
            if (isWorking(calendar, at)) {
                left = left.minus(MINUTE);
            }
            at = at.plus(MINUTE);
        }
        return at;
    }

    private static Duration slowBetween(BusinessCalendar calendar, Instant from, Instant to) {
        Duration sum = Duration.ZERO;
        for (Instant at = from; at.isBefore(to); at = at.plus(MINUTE)) {
            sum = isWorking(calendar, at) ? sum.plus(MINUTE) : sum;
        }
        return sum;
    }

    private static boolean isWorking(BusinessCalendar calendar, Instant at) {
        LocalDateTime wall = LocalDateTime.ofInstant(at, calendar.zone());
        int second = wall.toLocalTime().toSecondOfDay();
        return calendar.hours().on(wall.toLocalDate()).stream()
                .anyMatch(range -> range.start() <= second && second < range.end());
    }
}
