package dev.countersign.calendar;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CalendarSettingsTest {

    @ParameterizedTest
    @CsvSource({"FI, 2026-12-06", "SE, 2026-06-06", "DE-BY, 2026-01-06", "US, 2026-11-26", "EE, 2026-02-24"})
    void knowsPublicHolidaysByRegion(String region, LocalDate day) {
        assertThat(new PublicHolidays(region).of(2026)).containsKey(day);
    }

    @Test
    void aPartOfACountryHasHolidaysOfItsOwn() {
        assertThat(new PublicHolidays("DE").of(2026)).doesNotContainKey(LocalDate.of(2026, 1, 6));
    }

    @ParameterizedTest
    @ValueSource(strings = {"XX", "DE-XX", ""})
    void refusesRegionsThatNobodyKnows(String region) {
        assertThatThrownBy(() -> new PublicHolidays(region))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("are not known");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"8-16", "08:00-25:00", "16:00-08:00", "08:00-12:00,11:00-13:00", "08:00-08:00", "08:61-09:00"})
    void refusesHoursThatNoDayHas(String hours) {
        assertThatThrownBy(() -> HourRange.parse(hours)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void refusesDaysThatNoWeekHasAndAWeekWithoutWork() {
        assertThatThrownBy(() -> WorkingHours.week(Map.of("mon", "08:00-16:00")))
                .hasMessage("'mon' is no day; write monday to sunday, weekdays or every-day");
        assertThatThrownBy(() -> Calendars.of("UTC", Map.of("every-day", "closed"), Map.of()))
                .hasMessage("on no day of the week anybody works");
    }

    @ParameterizedTest
    @CsvSource({"P2D, 2, PT0S", "PT4H, 0, PT4H", "P1DT2H30M, 1, PT2H30M", "PT90S, 0, PT1M30S", "PT0S, 0, PT0S"})
    void readsAmounts(String text, int days, Duration time) {
        assertThat(BusinessTime.parse(text)).isEqualTo(new BusinessTime(days, time));
        assertThat(BusinessTime.parse(BusinessTime.parse(text).toString())).isEqualTo(BusinessTime.parse(text));
    }

    @ParameterizedTest
    @ValueSource(strings = {"P", "PT", "P1W", "P1M", "-PT1H", "PT-1H", "4h", "", "P1DT", "P3651D", "PT1.5S"})
    void refusesOtherAmounts(String text) {
        assertThatThrownBy(() -> BusinessTime.parse(text)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void readsDaysOffFromACalendarFile(@TempDir Path folder) throws IOException {
        Path file = Files.writeString(folder.resolve("off.ics"), """
                BEGIN:VCALENDAR\r
                BEGIN:VEVENT\r
                DTSTART;VALUE=DATE:20260720\r
                DTEND;VALUE=DATE:20260722\r
                SUMMARY:Summer br\r
                 eak\\, all\r
                END:VEVENT\r
                END:VCALENDAR\r
                """);

        assertThat(new IcsDaysOff(file).of(2026))
                .containsExactlyInAnyOrderEntriesOf(Map.of(
                        LocalDate.of(2026, 7, 20), "Summer break, all",
                        LocalDate.of(2026, 7, 21), "Summer break, all"));
        assertThat(new IcsDaysOff(file).of(2027)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"DTSTART:20260720T080000Z", "SUMMARY:x", "DTSTART;VALUE=DATE:2026", "RRULE:FREQ=YEARLY"})
    void refusesOtherEvents(String line, @TempDir Path folder) throws IOException {
        Path file = Files.writeString(folder.resolve("off.ics"), "BEGIN:VEVENT\n" + line + "\nEND:VEVENT\n");

        assertThatThrownBy(() -> new IcsDaysOff(file))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("The calendar file " + file);
    }
}
