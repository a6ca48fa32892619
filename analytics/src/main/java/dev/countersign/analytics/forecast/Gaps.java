package dev.countersign.analytics.forecast;

import java.util.Arrays;

/** Missing weeks in a series. */
final class Gaps {
    private Gaps() {}

    /** The series from its first known value on; inner gaps by a straight line, a gap at the end by the last value. */
    static double[] filled(double[] series) {
        int first = firstKnown(series);
        double[] filled = Arrays.copyOfRange(series, first, series.length);
        int last = 0;
        for (int week = 1; week < filled.length; week++) {
            if (!Double.isNaN(filled[week])) {
                for (int gap = last + 1; gap < week; gap++) {
                    double share = (double) (gap - last) / (week - last);
                    filled[gap] = filled[last] + share * (filled[week] - filled[last]);
                }
                last = week;
            }
        }
        for (int week = last + 1; week < filled.length; week++) {
            filled[week] = filled[last];
        }
        return filled;
    }

    /** Index of the first known value; the length when there is none. */
    static int firstKnown(double[] series) {
        int first = 0;
        while (first < series.length && Double.isNaN(series[first])) {
            first++;
        }
        return first;
    }

    /** Mean of the last {@code count} known values, fewer when there are fewer; NaN when there is none. */
    static double meanOfLast(double[] series, int count) {
        double sum = 0;
        int taken = 0;
        for (int week = series.length - 1; week >= 0 && taken < count; week--) {
            if (!Double.isNaN(series[week])) {
                sum += series[week];
                taken++;
            }
        }
        return taken == 0 ? Double.NaN : sum / taken;
    }
}
