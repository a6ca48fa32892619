package dev.countersign.analytics.forecast;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Prediction intervals by split-conformal calibration per horizon (V. Vovk, A. Gammerman and G. Shafer, Algorithmic
 * Learning in a Random World, 2005; J. Lei and others, Distribution-Free Predictive Inference for Regression, JASA 113,
 * 2018): the errors that the same mix made at past origins, in units of each series' {@link Spread}, give the lower and the
 * upper quantile for each step ahead. Neighbouring steps are pooled. The two tails are calibrated on their own, so a
 * forecast that was too low in the past gets an interval that reaches further up.
 */
final class ConformalIntervals {
    /** Nominal coverage of the intervals. */
    static final double COVERAGE = 0.8;

    private static final int NEIGHBOURS = 1;
    private static final int ENOUGH = 40;
    /** Half width in spreads when nothing is known about past errors: the normal quantile over the mean absolute error. */
    private static final double UNCALIBRATED = 1.28 * 1.25;

    private final List<List<Double>> scaledErrors = new ArrayList<>();

    ConformalIntervals(int horizon) {
        for (int step = 0; step < horizon; step++) {
            scaledErrors.add(new ArrayList<>());
        }
    }

    /** Adds a past error: what was sold minus what was forecast, in spreads; missing ones are left out. */
    void add(int step, double scaledError) {
        if (Double.isFinite(scaledError)) {
            scaledErrors.get(step).add(scaledError);
        }
    }

    /** Whether past errors say anything; otherwise the intervals are a rule of thumb. */
    boolean calibrated() {
        return scaledErrors.stream().mapToInt(List::size).sum() >= ENOUGH;
    }

    /** Lower and upper bound of every step in spreads around the forecast: [step][0] is at most 0, [step][1] at least 0. */
    double[][] bounds() {
        int horizon = scaledErrors.size();
        double[][] bounds = new double[horizon][];
        for (int step = 0; step < horizon; step++) {
            double[] errors = pooled(step, NEIGHBOURS);
            if (errors.length < ENOUGH) {
                errors = pooled(step, horizon);
            }
            bounds[step] = errors.length < ENOUGH
                    ? new double[] {-UNCALIBRATED, UNCALIBRATED}
                    : new double[] {Math.min(0, -upper(negated(errors))), Math.max(0, upper(errors))};
        }
        return bounds;
    }

    private double[] pooled(int step, int neighbours) {
        List<Double> pooled = new ArrayList<>();
        int last = Math.min(scaledErrors.size() - 1, step + neighbours);
        for (int near = Math.max(0, step - neighbours); near <= last; near++) {
            pooled.addAll(scaledErrors.get(near));
        }
        return pooled.stream().mapToDouble(Double::doubleValue).toArray();
    }

    /** The smallest error with at least the share (1 + coverage) / 2 of n + 1 below it, the conformal quantile. */
    private static double upper(double[] errors) {
        double[] sorted = errors.clone();
        Arrays.sort(sorted);
        int rank = (int) Math.ceil((1 + COVERAGE) / 2 * (sorted.length + 1));
        return sorted[Math.min(sorted.length, rank) - 1];
    }

    private static double[] negated(double[] errors) {
        return Arrays.stream(errors).map(error -> -error).toArray();
    }
}
