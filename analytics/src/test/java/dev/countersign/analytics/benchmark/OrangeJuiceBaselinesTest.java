package dev.countersign.analytics.benchmark;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.function.IntToDoubleFunction;
import org.junit.jupiter.api.Test;

/** The published file may not be committed; these are the protocol's rules on series that one can work out by hand. */
class OrangeJuiceBaselinesTest {
    @Test
    void constantSeriesHaveNoError() {
        OrangeJuiceBaselines.Figures figures = OrangeJuiceBaselines.measure(series(week -> Math.log(640)));

        assertThat(figures.rows()).isEqualTo(24);
        assertThat(figures.naive()).isZero();
        assertThat(figures.mean()).isZero();
        assertThat(figures.seasonalNaive()).isZero();
    }

    @Test
    void aStepInWeek100ShowsInMeanAndSeasonalNaive() {
        OrangeJuiceBaselines.Figures figures =
                OrangeJuiceBaselines.measure(series(week -> Math.log(week < 100 ? 100 : 200)));

        assertThat(figures.naive()).isZero();
        assertThat(figures.seasonalNaive()).isCloseTo(100.0 * (100 / 200.0) * 15 / 24, within(1e-9));
        assertThat(figures.mean()).isBetween(20.0, 40.0);
    }

    @Test
    void theRoundsEndInWeeks135To157AndSkipOneWeek() {
        assertThat(OrangeJuiceRound.all()).hasSize(12);
        assertThat(OrangeJuiceRound.all().get(0).forecastWeeks()).containsExactly(137, 138);
        assertThat(OrangeJuiceRound.all().get(11).forecastWeeks()).containsExactly(159, 160);
    }

    private static OrangeJuicePanel series(IntToDoubleFunction logVolume) {
        List<double[]> rows = new ArrayList<>();
        for (int week = OrangeJuicePanel.FIRST_WEEK; week <= OrangeJuicePanel.LAST_WEEK; week++) {
            double[] row = new double[19];
            row[0] = 2;
            row[1] = 1;
            row[2] = week;
            row[3] = logVolume.applyAsDouble(week);
            rows.add(row);
        }
        return OrangeJuicePanel.of(rows);
    }
}
