package dev.countersign.analytics.benchmark;

import dev.countersign.analytics.forecast.HistoryPanel;
import dev.countersign.analytics.forecast.SalesHistory;
import java.io.IOException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;

/**
 * The reference split of the avocado data: the market series that are complete over all weeks, trained on 2021-01-11 to
 * 2024-10-06, tested on the twelve weeks 2024-10-13 to 2024-12-29.
 *
 * @param whole training and test weeks
 */
record AvocadoSplit(HistoryPanel whole) {
    static final int TEST_WEEKS = 12;
    /** The week of Monday 2021-01-11, at the Sunday it ends on. */
    private static final LocalDate FIRST = LocalDate.of(2021, 1, 10);

    private static final LocalDate LAST = LocalDate.of(2024, 12, 29);

    static AvocadoSplit read(Path folder) throws IOException {
        HistoryPanel all = AvocadoFiles.read(folder, FIRST, LAST);
        List<SalesHistory> complete = all.series().stream()
                .filter(history -> history.known() == all.weeks())
                .toList();
        return new AvocadoSplit(new HistoryPanel(all.firstWeek(), all.weeks(), complete));
    }

    int origin() {
        return whole.weeks() - TEST_WEEKS;
    }

    HistoryPanel training() {
        return whole.until(origin());
    }

    /**
     * Scores forecasts of the twelve test weeks.
     *
     * @param forecasts [series][week]
     */
    Score score(List<double[]> forecasts) {
        double percentages = 0;
        double errors = 0;
        double sold = 0;
        int rows = 0;
        for (int series = 0; series < forecasts.size(); series++) {
            double[] volume = whole.series().get(series).volume();
            for (int step = 0; step < TEST_WEEKS; step++) {
                double truth = volume[origin() + step];
                double error = Math.abs(truth - forecasts.get(series)[step]);
                percentages += error / truth;
                errors += error;
                sold += truth;
                rows++;
            }
        }
        return new Score(100 * percentages / rows, 100 * errors / sold, rows);
    }

    /**
     * @param mape mean absolute percentage error, percent
     * @param wape sum of absolute errors over the sum of volumes, percent
     * @param rows rows scored
     */
    record Score(double mape, double wape, int rows) {}
}
