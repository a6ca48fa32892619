package dev.countersign.analytics.forecast;

import java.util.Arrays;
import ml.dmlc.xgboost4j.java.DMatrix;
import ml.dmlc.xgboost4j.java.XGBoostError;

/** Feature rows with their targets, as one dense block that grows; NaN is missing. */
final class TrainingRows {
    private final int columns = TreeFeatures.NAMES.size();
    private float[] values;
    private float[] targets;
    private int count;

    TrainingRows(int expected) {
        values = new float[Math.max(1, expected) * columns];
        targets = new float[Math.max(1, expected)];
    }

    void add(float[] row, double target) {
        if (count == targets.length) {
            values = Arrays.copyOf(values, 2 * values.length);
            targets = Arrays.copyOf(targets, 2 * targets.length);
        }
        System.arraycopy(row, 0, values, count * columns, columns);
        targets[count++] = (float) target;
    }

    int count() {
        return count;
    }

    DMatrix matrix() throws XGBoostError {
        DMatrix matrix = new DMatrix(Arrays.copyOf(values, count * columns), count, columns, Float.NaN);
        matrix.setLabel(Arrays.copyOf(targets, count));
        return matrix;
    }
}
