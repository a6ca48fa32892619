package dev.countersign.analytics.forecast;

import java.util.HashMap;
import java.util.Map;

/**
 * How restless each series is, from its history alone: the mean absolute distance of a week's volume from the mean of
 * the eight weeks before it, over the last year. Half of it is the series' own, half its category's in units of level.
 */
final class Spread {
    private static final int WINDOW = 8;
    private static final int YEAR = 52;
    private static final double SMALLEST = 1e-6;

    private Spread() {}

    /** One positive number of units a series. */
    static double[] of(HistoryPanel panel) {
        int series = panel.series().size();
        double[] own = new double[series];
        double[] level = new double[series];
        Map<String, double[]> categories = new HashMap<>();
        for (int index = 0; index < series; index++) {
            SalesHistory history = panel.series().get(index);
            level[index] = Gaps.meanOfLast(history.volume(), WINDOW);
            own[index] = own(history.volume());
            if (own[index] > 0 && level[index] > 0) {
                double[] sums = categories.computeIfAbsent(history.key().category(), absent -> new double[2]);
                sums[0] += own[index] / level[index];
                sums[1]++;
            }
        }
        double[] spread = new double[series];
        for (int index = 0; index < series; index++) {
            double[] sums =
                    categories.getOrDefault(panel.series().get(index).key().category(), new double[] {0.2, 1});
            double typical = Math.max(0, level[index]) * sums[0] / sums[1];
            double mixed = Double.isNaN(own[index]) ? typical : (own[index] + typical) / 2;
            spread[index] = mixed > 0 ? mixed : SMALLEST;
        }
        return spread;
    }

    private static double own(double[] volume) {
        double sum = 0;
        int count = 0;
        for (int week = Math.max(1, volume.length - YEAR); week < volume.length; week++) {
            double before = 0;
            int known = 0;
            for (int past = Math.max(0, week - WINDOW); past < week; past++) {
                if (!Double.isNaN(volume[past])) {
                    before += volume[past];
                    known++;
                }
            }
            if (known > 0 && !Double.isNaN(volume[week])) {
                sum += Math.abs(volume[week] - before / known);
                count++;
            }
        }
        return count == 0 ? Double.NaN : sum / count;
    }
}
