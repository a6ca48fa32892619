package dev.countersign.analytics.forecast;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class PanelForecasterTest {
    private final ForecastSettings settings = ForecastSettings.of(4);

    @Test
    void oneSingleSeriesIsForecast() {
        SalesHistory alone = Examples.history("alone", 160, week -> 100 + week % 2);

        SeriesForecast forecast = forecast(settings, alone).now().get(0);

        assertThat(forecast.method()).isEqualTo("mix");
        assertThat(forecast.note()).isNull();
        assertThat(forecast.forecast()).hasSize(4);
        for (int step = 0; step < 4; step++) {
            assertThat(forecast.forecast()[step]).isCloseTo(100.5, within(3.0));
            assertThat(forecast.lower()[step]).isLessThanOrEqualTo(forecast.forecast()[step]);
            assertThat(forecast.upper()[step]).isGreaterThanOrEqualTo(forecast.forecast()[step]);
        }
    }

    @Test
    void tooShortASeriesFallsBackAndSaysSo() {
        SalesHistory old = Examples.history("old", 120, week -> 100);
        SalesHistory young = Examples.history("young", 120, week -> week < 115 ? Double.NaN : 8);

        SeriesForecast forecast = forecast(settings.withMethods(List.of("theta")), old, young)
                .now()
                .get(1);

        assertThat(forecast.method()).isEqualTo("mean-4");
        assertThat(forecast.note()).isEqualTo("Only 5 weeks of history: mean of the last 4 weeks.");
        assertThat(forecast.forecast()).containsExactly(8, 8, 8, 8);
    }

    @Test
    void aForcedMethodIsTheOnlyOne() {
        SalesHistory old = Examples.history("old", 120, week -> 100);

        assertThat(forecast(settings.withMethods(List.of("theta")), old)
                        .now()
                        .get(0)
                        .weights())
                .containsOnlyKeys("theta");
    }

    @Test
    void aHistoryTooShortForABacktestIsStillForecast() {
        PanelForecast forecast = forecast(settings, Examples.of(5, 6, 7));

        assertThat(forecast.past()).isEmpty();
        assertThat(forecast.calibrated()).isFalse();
        assertThat(forecast.now().get(0).forecast()).containsExactly(6, 6, 6, 6);
    }

    @Test
    void theSameSeedGivesTheSameForecast() {
        SalesHistory[] series = noise(12, 150);

        PanelForecast first = forecast(settings, series);
        PanelForecast second = forecast(settings, series);

        for (int index = 0; index < series.length; index++) {
            assertThat(second.now().get(index).forecast())
                    .isEqualTo(first.now().get(index).forecast());
            assertThat(second.now().get(index).weights()).containsKey("xgboost");
        }
    }

    @Test
    void pastForecastsSeeNothingOfWhatFollowed() {
        SalesHistory[] series = noise(6, 150);
        SalesHistory[] changed = new SalesHistory[series.length];
        PanelForecast before = forecast(settings, series);
        int origin = before.past().get(3).get(0).origin();
        for (int index = 0; index < series.length; index++) {
            double[] volume = series[index].volume();
            changed[index] = Examples.history("series-" + index, 150, week -> week < origin ? volume[week] : 7777);
        }

        PanelForecast after = forecast(settings, changed);

        for (int past = 0; past <= 3; past++) {
            for (int index = 0; index < series.length; index++) {
                assertThat(after.past().get(past).get(index).forecast())
                        .isEqualTo(before.past().get(past).get(index).forecast());
                assertThat(after.past().get(past).get(index).upper())
                        .isEqualTo(before.past().get(past).get(index).upper());
            }
        }
    }

    @Test
    void intervalsCoverAboutFourFifthsOfUnseenWeeks() {
        SalesHistory[] series = noise(40, 164);
        HistoryPanel whole = Examples.panel(series);
        PanelForecast forecast = PanelForecaster.inProcess(settings.withMethods(List.of("theta", "mean-52")))
                .forecast(whole.until(160), share -> {});

        long covered = IntStream.range(0, 40)
                .mapToLong(index -> IntStream.range(0, 4)
                        .filter(step -> {
                            double sold = series[index].volume()[160 + step];
                            SeriesForecast one = forecast.now().get(index);
                            return one.lower()[step] <= sold && sold <= one.upper()[step];
                        })
                        .count())
                .sum();

        assertThat(forecast.calibrated()).isTrue();
        assertThat(covered / 160.0).isCloseTo(0.8, within(0.1));
    }

    private static PanelForecast forecast(ForecastSettings settings, SalesHistory... series) {
        return PanelForecaster.inProcess(settings).forecast(Examples.panel(series), share -> {});
    }

    private static SalesHistory[] noise(int count, int weeks) {
        return IntStream.range(0, count)
                .mapToObj(index -> {
                    Random random = new Random(index);
                    return Examples.history(
                            "series-" + index,
                            weeks,
                            week -> 100 * (index + 1) * Math.exp(0.2 * random.nextGaussian()));
                })
                .toArray(SalesHistory[]::new);
    }
}
