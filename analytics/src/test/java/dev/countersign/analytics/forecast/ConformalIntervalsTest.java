package dev.countersign.analytics.forecast;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Random;
import org.junit.jupiter.api.Test;

class ConformalIntervalsTest {
    @Test
    void coverFourFifthsOfErrorsOfTheSameKind() {
        Random random = new Random(1);
        ConformalIntervals intervals = new ConformalIntervals(3);
        for (int step = 0; step < 3; step++) {
            for (int error = 0; error < 500; error++) {
                intervals.add(step, Math.exp(random.nextGaussian() / 2) - 1);
            }
        }

        double[][] bounds = intervals.bounds();

        int covered = 0;
        for (int error = 0; error < 10_000; error++) {
            double fresh = Math.exp(random.nextGaussian() / 2) - 1;
            covered += fresh >= bounds[1][0] && fresh <= bounds[1][1] ? 1 : 0;
        }
        assertThat(intervals.calibrated()).isTrue();
        assertThat(covered / 10_000.0).isCloseTo(0.8, within(0.02));
    }

    @Test
    void takeTheConformalRankOfEachTail() {
        ConformalIntervals intervals = new ConformalIntervals(1);
        for (int error = 1; error <= 99; error++) {
            intervals.add(0, error - 50);
        }

        assertThat(intervals.bounds()[0]).containsExactly(-40, 40);
    }

    @Test
    void fallBackToARuleOfThumbAndSaySo() {
        ConformalIntervals intervals = new ConformalIntervals(2);
        intervals.add(0, Double.NaN);

        assertThat(intervals.calibrated()).isFalse();
        assertThat(intervals.bounds()[1]).containsExactly(-1.6, 1.6);
    }
}
