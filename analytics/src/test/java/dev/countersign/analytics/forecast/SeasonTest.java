package dev.countersign.analytics.forecast;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class SeasonTest {
    @Test
    void findsTheFactorOfAWeekThatIsHighEveryYear() {
        SalesHistory peaks = Examples.history(
                "peaks", 208, week -> Season.weekOfYear(Examples.FIRST_WEEK.plusWeeks(week)) == 20 ? 2000 : 1000);

        double[] factors = Season.of(Examples.panel(peaks)).factors(peaks, 52);

        for (int week = 0; week < factors.length; week++) {
            boolean peak = Season.weekOfYear(Examples.FIRST_WEEK.plusWeeks(week)) == 20;
            assertThat(factors[week]).isCloseTo(peak ? 1.97 : 0.99, within(0.03));
        }
    }

    @Test
    void isFlatWithoutTwoYears() {
        SalesHistory young = Examples.history("young", 80, week -> 10 + week % 7);

        assertThat(Season.of(Examples.panel(young)).factors(young, 12)).containsOnly(1.0);
    }

    @Test
    void lendsAYoungSeriesTheShapeOfItsCategory() {
        SalesHistory old = Examples.history(
                "old", 208, week -> Season.weekOfYear(Examples.FIRST_WEEK.plusWeeks(week)) < 26 ? 1000 : 500);
        SalesHistory young = Examples.history("young", 208, week -> week < 180 ? Double.NaN : 10);

        double[] factors = Season.of(Examples.panel(old, young)).factors(young, 12);

        assertThat(factors[0]).isGreaterThan(1.2);
    }
}
