package dev.countersign.analytics.forecast;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import org.junit.jupiter.api.Test;

class SeriesMethodsTest {
    private static final double MISSING = Double.NaN;

    @Test
    void naiveCarriesTheLastKnownVolumeOn() {
        assertThat(new Naive().forecast(Examples.of(3, 5, 7, MISSING), new double[0], 2))
                .containsExactly(7, 7);
    }

    @Test
    void meanOfLastSkipsMissingWeeks() {
        assertThat(new MeanOfLast(3).forecast(Examples.of(100, 3, MISSING, 5, 7), new double[0], 2))
                .containsExactly(5, 5);
        assertThat(new MeanOfLast(52).forecast(Examples.of(2, 4), new double[0], 1))
                .containsExactly(3);
    }

    @Test
    void seasonalNaiveRepeatsTheSameWeekOfTheYearBefore() {
        SalesHistory history = Examples.history("year", 60, week -> week);

        double[] forecast = new SeasonalNaive().forecast(history, new double[0], 54);

        assertThat(forecast[0]).isEqualTo(8);
        assertThat(forecast[51]).isEqualTo(59);
        assertThat(forecast[52]).isEqualTo(8);
    }

    @Test
    void seasonalNaiveTakesTheEarlierNeighbourOfAMissingWeek() {
        SalesHistory history = Examples.history("gap", 60, week -> week == 8 || week == 9 ? MISSING : week);

        assertThat(new SeasonalNaive().forecast(history, new double[0], 2)).containsExactly(7, 10);
    }

    @Test
    void thetaOfAStraightLineGoesOnWithHalfItsSlope() {
        SalesHistory line = Examples.history("line", 40, week -> 100 + 2 * week);

        double[] forecast = new Theta().forecast(line, Examples.flat(44), 4);

        assertThat(forecast[0]).isCloseTo(178, within(2.0));
        assertThat(forecast[3] - forecast[0]).isCloseTo(3, within(1e-9));
    }

    @Test
    void thetaPutsTheSeasonBack() {
        double[] season = Examples.flat(24);
        season[21] = 2;
        SalesHistory constant = Examples.history("constant", 20, week -> 50);

        assertThat(new Theta().forecast(constant, season, 4))
                .containsExactly(new double[] {50, 100, 50, 50}, within(1e-9));
    }

    @Test
    void holtWintersKeepsALevelAndFollowsATrend() {
        SalesHistory constant = Examples.history("constant", 30, week -> 50);
        SalesHistory line = Examples.history("line", 60, week -> 100 + 2 * week);

        assertThat(new HoltWinters().forecast(constant, Examples.flat(32), 2))
                .containsExactly(new double[] {50, 50}, within(1e-9));
        assertThat(new HoltWinters().forecast(line, Examples.flat(64), 4)[3]).isBetween(216.0, 228.0);
    }

    @Test
    void dynamicRegressionLearnsThePriceElasticityAndHoldsTheLastPrices() {
        double[] price = new double[104];
        double[] volume = new double[104];
        for (int week = 0; week < 104; week++) {
            price[week] = week >= 100 ? 1.0 : 1 + 0.2 * Math.sin(week * 2.3);
            volume[week] = 1000 * Math.pow(price[week], -2);
        }
        double[] missing = new double[104];
        Arrays.fill(missing, MISSING);
        SalesHistory history = new SalesHistory(Examples.of(1).key(), volume, price, missing);

        double[] forecast = new DynamicRegression().forecast(history, Examples.flat(106), 2);

        assertThat(forecast[0]).isCloseTo(1000, within(30.0));
    }

    @Test
    void dynamicRegressionWorksWithoutAnyPrice() {
        SalesHistory constant = Examples.history("constant", 60, week -> 80);

        assertThat(new DynamicRegression().forecast(constant, Examples.flat(62), 2))
                .containsExactly(new double[] {80, 80}, within(1e-6));
    }

    @Test
    void zeroAndNegativeVolumesGiveNoNegativeForecast() {
        SalesHistory returns = Examples.history("returns", 60, week -> week % 3 == 0 ? -5 : 0);
        for (SeriesMethod method : MethodCatalogue.PER_SERIES) {
            if (!method.id().equals("naive")
                    && !method.id().startsWith("mean")
                    && !method.id().equals("seasonal-naive")) {
                assertThat(Arrays.stream(method.forecast(returns, Examples.flat(64), 4)))
                        .allMatch(value -> value >= 0 && value < 5);
            }
        }
    }
}
