package dev.countersign.analytics.ingest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class SalesCalendarTest {
    @Test
    void tellsGapsFromIrregularStepsOfWeeklyDates() {
        SalesCalendar calendar =
                calendar("2024-01-07", "2024-01-14", "2024-01-22", "2024-01-28", "2024-02-04", "2024-02-18");

        assertThat(calendar.stepDays()).isEqualTo(7);
        assertThat(calendar.usualWeekday()).isEqualTo(DayOfWeek.SUNDAY);
        assertThat(calendar.irregular())
                .extracting(SalesCalendar.Step::to, SalesCalendar.Step::days)
                .containsExactly(tuple(LocalDate.of(2024, 1, 22), 8), tuple(LocalDate.of(2024, 1, 28), 6));
        assertThat(calendar.gaps())
                .containsExactly(new SalesCalendar.Step(LocalDate.of(2024, 2, 4), LocalDate.of(2024, 2, 18), 14));
    }

    @Test
    void takesMonthsOfDifferentLengthsAsRegular() {
        SalesCalendar calendar =
                calendar("2024-01-01", "2024-02-01", "2024-03-01", "2024-04-01", "2024-05-01", "2024-08-01");

        assertThat(calendar.usualWeekday()).isNull();
        assertThat(calendar.irregular()).isEmpty();
        assertThat(calendar.gaps()).extracting(SalesCalendar.Step::days).containsExactly(92);
    }

    @Test
    void hasNothingToSayAboutOneDate() {
        assertThat(calendar("2024-01-07").stepDays()).isZero();
        assertThat(calendar().dates()).isEmpty();
        assertThat(calendar().gaps()).isEmpty();
    }

    private static SalesCalendar calendar(String... dates) {
        TreeMap<LocalDate, Long> rows = new TreeMap<>();
        Stream.of(dates).forEach(date -> rows.put(LocalDate.parse(date), 10L));
        return SalesCalendar.of(rows);
    }
}
