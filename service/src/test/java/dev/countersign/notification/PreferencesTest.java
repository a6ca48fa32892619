package dev.countersign.notification;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** When mails and digests come, summer time included: in Helsinki clocks go from 3 to 4 on 29 March 2026, and back on 25 October. */
class PreferencesTest {
    private static final ZoneId HELSINKI = ZoneId.of("Europe/Helsinki");
    private static final Set<DayOfWeek> ALL = EnumSet.allOf(DayOfWeek.class);

    @Test
    void aMailInQuietHoursWaitsForTheirEnd() {
        QuietHours nights = quiet("20:00", "07:00", ALL);

        assertThat(over(nights, "2026-01-14T17:59:59Z")).isEqualTo("2026-01-14T17:59:59Z");
        assertThat(over(nights, "2026-01-14T18:00:00Z")).isEqualTo("2026-01-15T05:00:00Z");
        assertThat(over(nights, "2026-01-15T01:00:00Z")).isEqualTo("2026-01-15T05:00:00Z");
        assertThat(over(nights, "2026-01-15T05:00:00Z")).isEqualTo("2026-01-15T05:00:00Z");
    }

    @Test
    void quietHoursKeepToTheClockOnTheWallWhenItIsChanged() {
        QuietHours nights = quiet("20:00", "07:00", ALL);

        assertThat(over(nights, "2026-03-28T19:00:00Z")).isEqualTo("2026-03-29T04:00:00Z");
        assertThat(over(nights, "2026-10-24T18:00:00Z")).isEqualTo("2026-10-25T05:00:00Z");
    }

    @Test
    void anEndThatTheClockJumpsOverIsAnHourLater() {
        assertThat(over(quiet("22:00", "03:30", ALL), "2026-03-28T21:00:00Z")).isEqualTo("2026-03-29T01:30:00Z");
    }

    @Test
    void aQuietWeekendIsOverOnMonday() {
        QuietHours weekend = quiet("00:00", "00:00", EnumSet.of(DayOfWeek.SATURDAY, DayOfWeek.SUNDAY));

        assertThat(over(weekend, "2026-01-16T21:59:00Z")).isEqualTo("2026-01-16T21:59:00Z");
        assertThat(over(weekend, "2026-01-16T22:00:00Z")).isEqualTo("2026-01-18T22:00:00Z");
    }

    @Test
    void neverToBeDisturbedIsAWeekAtMost() {
        QuietHours always = quiet("00:00", "00:00", ALL);

        assertThat(over(always, "2026-01-14T12:00:00Z")).isEqualTo("2026-01-21T22:00:00Z");
    }

    @Test
    void urgentKindsComeThroughIfThePersonSaysSo() {
        Instant night = Instant.parse("2026-01-14T20:00:00Z");
        Preferences open = with(new QuietHours(LocalTime.of(20, 0), LocalTime.of(7, 0), ALL, true));
        Preferences closed = with(quiet("20:00", "07:00", ALL));

        assertThat(open.notBefore(NoticeKind.ESCALATED, night)).isEqualTo(night);
        assertThat(open.notBefore(NoticeKind.INCIDENT, night)).isEqualTo(night);
        assertThat(open.notBefore(NoticeKind.CANDIDATE, night)).isEqualTo("2026-01-15T05:00:00Z");
        assertThat(closed.notBefore(NoticeKind.ESCALATED, night)).isEqualTo("2026-01-15T05:00:00Z");
    }

    @Test
    void aDailyDigestComesAtItsTimeInSummerAndWinter() {
        DigestTimes daily = new DigestTimes(DigestTimes.Every.DAY, LocalTime.of(8, 0));

        assertThat(next(daily, "2026-03-28T06:00:00Z")).isEqualTo("2026-03-29T05:00:00Z");
        assertThat(next(daily, "2026-03-28T05:59:59Z")).isEqualTo("2026-03-28T06:00:00Z");
        assertThat(next(daily, "2026-10-24T05:00:00Z")).isEqualTo("2026-10-25T06:00:00Z");
    }

    @Test
    void aTimeThatComesTwiceIsTheFirstAndOneThatNeverComesIsAnHourLater() {
        DigestTimes atHalfPastThree = new DigestTimes(DigestTimes.Every.DAY, LocalTime.of(3, 30));

        assertThat(next(atHalfPastThree, "2026-10-24T12:00:00Z")).isEqualTo("2026-10-25T00:30:00Z");
        assertThat(next(atHalfPastThree, "2026-10-25T00:30:00Z")).isEqualTo("2026-10-26T01:30:00Z");
        assertThat(next(atHalfPastThree, "2026-03-28T12:00:00Z")).isEqualTo("2026-03-29T01:30:00Z");
    }

    @Test
    void onWeekdaysOnlyTheNextOneAfterFridayIsMonday() {
        DigestTimes weekdays = new DigestTimes(DigestTimes.Every.WEEKDAY, LocalTime.of(8, 0));

        assertThat(next(weekdays, "2026-01-16T07:00:00Z")).isEqualTo("2026-01-19T06:00:00Z");
    }

    @Test
    void hourlyIsOnTheHourOfTheReadersClock() {
        DigestTimes hourly = new DigestTimes(DigestTimes.Every.HOUR, LocalTime.MIDNIGHT);

        assertThat(next(hourly, "2026-01-16T07:00:00Z")).isEqualTo("2026-01-16T08:00:00Z");
        assertThat(hourly.next(Instant.parse("2026-01-16T07:00:00Z"), ZoneId.of("Asia/Kolkata")))
                .isEqualTo("2026-01-16T07:30:00Z");
    }

    @Test
    void aDigestWaitsForTheEndOfQuietHoursToo() {
        assertThat(with(quiet("20:00", "09:15", ALL)).nextDigest(Instant.parse("2026-01-14T20:00:00Z")))
                .isEqualTo("2026-01-15T07:15:00Z");
    }

    private static QuietHours quiet(String from, String to, Set<DayOfWeek> days) {
        return new QuietHours(LocalTime.parse(from), LocalTime.parse(to), days, false);
    }

    private static Preferences with(QuietHours quiet) {
        Preferences defaults = Preferences.defaults(Language.FI, HELSINKI);
        return new Preferences(
                defaults.language(),
                HELSINKI,
                defaults.channels(),
                defaults.digest(),
                Optional.of(quiet),
                Optional.empty());
    }

    private static Instant over(QuietHours quiet, String moment) {
        return quiet.over(Instant.parse(moment), HELSINKI);
    }

    private static Instant next(DigestTimes times, String now) {
        return times.next(Instant.parse(now), HELSINKI);
    }

    @Test
    void whoHasChosenNothingGetsEverythingAtOnce() {
        Preferences defaults = Preferences.defaults(Language.EN, ZoneOffset.UTC);

        assertThat(NoticeKind.values()).allSatisfy(kind -> {
            assertThat(defaults.channel(kind)).isEqualTo(Channel.MAIL);
            assertThat(defaults.notBefore(kind, Instant.EPOCH)).isEqualTo(Instant.EPOCH);
        });
    }
}
