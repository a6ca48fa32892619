package dev.countersign.calendar;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BusinessCalendarTest {

    private static final ZoneId HELSINKI = ZoneId.of("Europe/Helsinki");

    private final BusinessCalendar finland = Calendars.office("Europe/Helsinki", "FI");

    @ParameterizedTest
    @CsvSource({
        // an ordinary Tuesday, over lunch, over the night, over the weekend
        "2026-11-24T09:00, PT4H, 2026-11-24T13:00",
        "2026-11-24T14:00, PT4H, 2026-11-25T10:00",
        "2026-11-27T15:30, PT1H, 2026-11-30T08:30",
        // a whole day ends at its end, not at the beginning of the next one
        "2026-11-24T08:00, PT8H, 2026-11-24T16:00",
        "2026-11-24T08:00, PT8H1M, 2026-11-25T08:01",
        // outside of the hours: from the next opening
        "2026-11-24T03:00, PT2H, 2026-11-24T10:00",
        "2026-11-28T12:00, PT2H, 2026-11-30T10:00",
        // Christmas 2026: Thursday 24th to Sunday 27th are off
        "2026-12-23T15:00, PT2H, 2026-12-28T09:00",
        // the year's end: 1 January is a Friday, 6 January (Epiphany) a Wednesday
        "2026-12-31T15:00, PT2H, 2027-01-04T09:00",
        "2027-01-05T15:00, PT2H, 2027-01-07T09:00",
        // Midsummer Eve is a day off in Finland
        "2026-06-18T12:00, PT6H, 2026-06-22T10:00",
    })
    void addsWorkingTimeInFinland(LocalDateTime from, Duration amount, LocalDateTime expected) {
        assertThat(finland.plus(at(from), amount)).isEqualTo(at(expected));
        assertThat(finland.between(at(from), at(expected))).isEqualTo(amount);
    }

    @ParameterizedTest
    @CsvSource({
        "2026-11-24T09:30, 1, 2026-11-25T09:30",
        "2026-11-27T09:30, 1, 2026-11-30T09:30",
        "2026-11-27T20:00, 1, 2026-12-01T08:00",
        "2026-12-23T09:30, 1, 2026-12-28T09:30",
        "2026-11-24T09:30, 0, 2026-11-24T09:30",
        // over the change to summer time on Sunday 29 March
        "2026-03-27T09:30, 1, 2026-03-30T09:30",
    })
    void addsWorkingDays(LocalDateTime from, int days, LocalDateTime expected) {
        assertThat(finland.plusWorkingDays(at(from), days)).isEqualTo(at(expected));
    }

    @ParameterizedTest
    @CsvSource({
        "2026-11-24T14:00, PT4H, 2026-11-24T10:00",
        "2026-11-30T09:00, PT2H, 2026-11-27T15:00",
        "2026-11-30T16:00, PT8H, 2026-11-30T08:00",
        "2026-12-28T09:30, P1D, 2026-12-23T09:30",
        "2026-11-30T09:30, P1DT2H, 2026-11-26T15:30",
    })
    void takesWorkingTimeAway(LocalDateTime from, String amount, LocalDateTime expected) {
        assertThat(finland.minus(at(from), BusinessTime.parse(amount))).isEqualTo(at(expected));
    }

    @Test
    void aDayThatEndsEarlierTakesItsEnd() {
        BusinessCalendar shortFridays = Calendars.of(
                "Europe/Helsinki", Map.of("weekdays", "08:00-12:00,13:00-16:00", "friday", "08:00-11:00"), Map.of());

        assertThat(shortFridays.plusWorkingDays(at("2026-11-26T14:00"), 1)).isEqualTo(at("2026-11-27T11:00"));
        assertThat(shortFridays.plus(at("2026-11-26T14:00"), BusinessTime.parse("P1DT1H")))
                .isEqualTo(at("2026-11-30T09:00"));
    }

    @Test
    void aRepeatedHourCountsTwiceAndASkippedOneNotAtAll() {
        BusinessCalendar nights = Calendars.of("Europe/Helsinki", Map.of("every-day", "00:00-06:00"), Map.of());

        // 29 March 2026: 03:00 becomes 04:00; 25 October 2026: 04:00 becomes 03:00
        assertThat(nights.between(at("2026-03-29T00:00"), at("2026-03-30T00:00")))
                .isEqualTo(Duration.ofHours(5));
        assertThat(nights.between(at("2026-10-25T00:00"), at("2026-10-26T00:00")))
                .isEqualTo(Duration.ofHours(7));
        assertThat(nights.plus(at("2026-03-29T00:00"), Duration.ofHours(5))).isEqualTo(at("2026-03-29T06:00"));
        assertThat(nights.plus(at("2026-10-25T00:00"), Duration.ofHours(7))).isEqualTo(at("2026-10-25T06:00"));
    }

    @Test
    void aDayThatTheZoneSkippedHasNoHours() {
        BusinessCalendar samoa = Calendars.of("Pacific/Apia", Map.of("every-day", "08:00-16:00"), Map.of());
        Instant before =
                LocalDateTime.parse("2011-12-29T16:00").atZone(samoa.zone()).toInstant();
        Instant after =
                LocalDateTime.parse("2011-12-31T08:00").atZone(samoa.zone()).toInstant();

        assertThat(samoa.between(before, after)).isZero();
        assertThat(samoa.plus(before, Duration.ofHours(1))).isEqualTo(after.plus(Duration.ofHours(1)));
    }

    @Test
    void aDayWithoutLengthIsPassedOver() {
        BusinessCalendar closedTuesdays = Calendars.of(
                "Europe/Helsinki",
                Map.of("weekdays", "08:00-16:00", "tuesday", "closed"),
                Map.of(LocalDate.parse("2026-11-25"), "Move"));

        assertThat(closedTuesdays.plus(at("2026-11-23T16:00"), Duration.ofMinutes(1)))
                .isEqualTo(at("2026-11-26T08:01"));
    }

    @Test
    void backwardsIsNegativeAndNothingIsNothing() {
        assertThat(finland.between(at("2026-11-24T12:00"), at("2026-11-24T09:00")))
                .isEqualTo(Duration.ofHours(-3));
        assertThat(finland.plus(at("2026-11-28T12:00"), Duration.ZERO)).isEqualTo(at("2026-11-28T12:00"));
        assertThatThrownBy(() -> finland.plus(at("2026-11-28T12:00"), Duration.ofHours(-1)))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void whatTouchesIsOneInterval() {
        BusinessCalendar always = Calendars.of("UTC", Map.of(), Map.of());
        Instant from = Instant.parse("2026-11-24T05:00:00Z");

        assertThat(always.workingIntervals(from, from.plus(Duration.ofDays(9))))
                .containsExactly(new WorkingInterval(from, from.plus(Duration.ofDays(9))));
    }

    private static Instant at(String local) {
        return at(LocalDateTime.parse(local));
    }

    private static Instant at(LocalDateTime local) {
        return local.atZone(HELSINKI).toInstant();
    }
}
