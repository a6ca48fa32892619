package dev.countersign.analytics.evaluate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.countersign.analytics.forecast.SalesHistory;
import dev.countersign.analytics.forecast.SeriesKey;
import org.junit.jupiter.api.Test;

class AccuracyTest {
    private static final double EXACT = 1e-12;

    @Test
    void measuresAreThoseOneWorksOutByHand() {
        Accuracy accuracy = new Accuracy();
        accuracy.add(100, 90, 80, 110, 120, 5);
        accuracy.add(50, 60, 55, 70, 40, 5);
        accuracy.add(200, 230, 180, 240, 100, 10);

        assertThat(accuracy.wape()).isCloseTo(50 / 350.0, within(EXACT));
        assertThat(accuracy.mape()).isCloseTo((0.1 + 0.2 + 0.15) / 3, within(EXACT));
        assertThat(accuracy.mase()).isCloseTo((2 + 2 + 3) / 3.0, within(EXACT));
        assertThat(accuracy.bias()).isCloseTo(30 / 350.0, within(EXACT));
        assertThat(accuracy.coverage()).isCloseTo(2 / 3.0, within(EXACT));
        assertThat(accuracy.baselineWape()).isCloseTo(130 / 350.0, within(EXACT));
        assertThat(accuracy.improvement()).isCloseTo(1 - 50 / 130.0, within(EXACT));
    }

    @Test
    void weeksWithoutSalesCountInWapeButNotInMape() {
        Accuracy accuracy = new Accuracy();
        accuracy.add(0, 5, 0, 10, Double.NaN, Double.NaN);
        accuracy.add(10, 10, 9, 11, Double.NaN, Double.NaN);

        assertThat(accuracy.wape()).isEqualTo(0.5);
        assertThat(accuracy.mape()).isZero();
        assertThat(accuracy.mase()).isNaN();
        assertThat(accuracy.improvement()).isNaN();
    }

    @Test
    void theBaselineIsComparedOnTheWeeksThatHaveOne() {
        Accuracy accuracy = new Accuracy();
        accuracy.add(100, 100, 90, 110, 80, 1);
        accuracy.add(100, 0, 90, 110, Double.NaN, 1);

        assertThat(accuracy.baselineWape()).isEqualTo(0.2);
        assertThat(accuracy.improvement()).isEqualTo(1.0);
    }

    @Test
    void nothingIsUnknownRatherThanZero() {
        assertThat(new Accuracy().wape()).isNaN();
        assertThat(new Accuracy().coverage()).isNaN();
    }

    @Test
    void groupsAddUp() {
        Accuracy first = new Accuracy();
        first.add(100, 90, 80, 110, 120, 5);
        Accuracy second = new Accuracy();
        second.add(100, 130, 80, 110, 120, 5);
        Accuracy both = new Accuracy();
        both.add(first);
        both.add(second);

        assertThat(both.wape()).isEqualTo(0.2);
        assertThat(both.bias()).isEqualTo(0.1);
        assertThat(both.rows()).isEqualTo(2);
    }

    @Test
    void theNaiveErrorStepsOverMissingWeeksAndStopsAtTheOrigin() {
        double[] missing = new double[5];
        SalesHistory history = new SalesHistory(
                new SeriesKey("a", "a", "a", "a"), new double[] {1, 4, Double.NaN, 2, 100}, missing, missing);

        assertThat(Backtest.naiveError(history, 4)).isEqualTo(2.5);
    }
}
