package dev.countersign.analytics.benchmark;

import static org.assertj.core.api.Assertions.assertThat;

import dev.countersign.analytics.forecast.Baselines;
import dev.countersign.analytics.forecast.ForecastSettings;
import dev.countersign.analytics.forecast.HistoryPanel;
import dev.countersign.analytics.forecast.PanelForecast;
import dev.countersign.analytics.forecast.PanelForecaster;
import dev.countersign.analytics.forecast.SalesHistory;
import dev.countersign.analytics.forecast.SeriesForecast;
import java.io.IOException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class AvocadoSplitTest {
    private static AvocadoSplit split;

    @BeforeAll
    static void read() throws IOException {
        split = AvocadoSplit.read(Path.of("data/avocado"));
    }

    @Test
    void holdsTheReferenceSeriesAndWeeks() {
        assertThat(split.whole().series()).hasSize(98);
        assertThat(split.whole().weeks()).isEqualTo(208);
        assertThat(split.whole().date(split.origin() - 1)).isEqualTo(LocalDate.of(2024, 10, 6));
        assertThat(split.whole().date(split.origin())).isEqualTo(LocalDate.of(2024, 10, 13));
    }

    @Test
    void reproducesTheReferenceBaselines() {
        Map<String, String> figures = new TreeMap<>();
        Baselines.forecast(split.training(), AvocadoSplit.TEST_WEEKS)
                .forEach((method, forecasts) -> figures.put(method, figures(forecasts)));

        assertThat(figures)
                .isEqualTo(Map.of(
                        "naive", "11.59/12.37 of 1176",
                        "mean-4", "10.27/9.11 of 1176",
                        "mean-52", "13.97/9.92 of 1176",
                        "seasonal-naive", "15.76/12.62 of 1176"));
    }

    @Test
    void theMixBeatsEveryBaselineOnTheTestWeeks() {
        List<double[]> forecasts = forecasts(split.training());

        AvocadoSplit.Score score = split.score(forecasts);

        assertThat(score.wape()).isLessThan(7.5);
        assertThat(score.mape()).isLessThan(9.0);
    }

    @Test
    void theTestWeeksChangeNoForecast() {
        HistoryPanel whole = split.whole();
        HistoryPanel changed = new HistoryPanel(
                whole.firstWeek(),
                whole.weeks(),
                whole.series().stream()
                        .map(AvocadoSplitTest::withOtherTestWeeks)
                        .toList());
        ForecastSettings quick =
                ForecastSettings.of(AvocadoSplit.TEST_WEEKS).withMethods(List.of("dynamic-regression", "xgboost"));

        PanelForecast before = PanelForecaster.inProcess(quick).forecast(split.training(), share -> {});
        PanelForecast after =
                PanelForecaster.inProcess(quick).forecast(new AvocadoSplit(changed).training(), share -> {});

        for (int series = 0; series < 98; series++) {
            assertThat(after.now().get(series).forecast())
                    .isEqualTo(before.now().get(series).forecast());
            assertThat(after.now().get(series).upper())
                    .isEqualTo(before.now().get(series).upper());
        }
    }

    private static SalesHistory withOtherTestWeeks(SalesHistory history) {
        double[] volume = history.volume().clone();
        double[] price = history.price().clone();
        Arrays.fill(volume, split.origin(), volume.length, 1e9);
        Arrays.fill(price, split.origin(), price.length, 0.01);
        return new SalesHistory(history.key(), volume, price, history.promo());
    }

    private static List<double[]> forecasts(HistoryPanel training) {
        return PanelForecaster.inProcess(ForecastSettings.of(AvocadoSplit.TEST_WEEKS))
                .forecast(training, share -> {})
                .now()
                .stream()
                .map(SeriesForecast::forecast)
                .toList();
    }

    private static String figures(List<double[]> forecasts) {
        AvocadoSplit.Score score = split.score(forecasts);
        return String.format(Locale.ROOT, "%.2f/%.2f of %d", score.mape(), score.wape(), score.rows());
    }
}
