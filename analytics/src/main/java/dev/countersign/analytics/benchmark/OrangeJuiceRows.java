package dev.countersign.analytics.benchmark;

import java.util.ArrayList;
import java.util.List;

/**
 * Feature rows with what they stand for: one row per store, brand, target week and horizon.
 *
 * <p>{@link #level} is the log level that the row's volumes are relative to.
 */
final class OrangeJuiceRows {
    private static final int SHORTEST_HISTORY = 5;

    private final List<float[]> features = new ArrayList<>();
    private final List<int[]> keys = new ArrayList<>();
    private final List<double[]> levelAndTruth = new ArrayList<>();

    /** Training rows: every week up to the last training week as a target, two and three weeks ahead. */
    static OrangeJuiceRows training(OrangeJuicePanel panel, OrangeJuiceFeatures features, OrangeJuiceRound round) {
        OrangeJuiceRows rows = new OrangeJuiceRows();
        for (int week = OrangeJuicePanel.FIRST_WEEK; week <= round.lastTrainingWeek(); week++) {
            rows.add(panel, features, week, 2);
            rows.add(panel, features, week, 3);
        }
        return rows;
    }

    /** The rows to forecast; those that exist in the data, as the protocol wants it. */
    static OrangeJuiceRows test(OrangeJuicePanel panel, OrangeJuiceFeatures features, OrangeJuiceRound round) {
        OrangeJuiceRows rows = new OrangeJuiceRows();
        for (int week : round.forecastWeeks()) {
            rows.add(panel, features, week, week - round.lastTrainingWeek());
        }
        return rows;
    }

    private void add(OrangeJuicePanel panel, OrangeJuiceFeatures source, int week, int horizon) {
        int target = week - OrangeJuicePanel.FIRST_WEEK;
        if (target - horizon < SHORTEST_HISTORY) {
            return;
        }
        for (int store = 0; store < panel.stores(); store++) {
            for (int brand = 0; brand < OrangeJuicePanel.BRANDS; brand++) {
                double level = source.level(store, brand, target - horizon);
                if (panel.exists(store, brand, week) && !Double.isNaN(level)) {
                    features.add(source.of(store, brand, target, horizon));
                    keys.add(new int[] {store, brand, week, horizon});
                    levelAndTruth.add(new double[] {level, panel.truth(store, brand, week)});
                }
            }
        }
    }

    int size() {
        return keys.size();
    }

    float[] features(int row) {
        return features.get(row);
    }

    int store(int row) {
        return keys.get(row)[0];
    }

    int brand(int row) {
        return keys.get(row)[1];
    }

    int week(int row) {
        return keys.get(row)[2];
    }

    double level(int row) {
        return levelAndTruth.get(row)[0];
    }

    double truth(int row) {
        return levelAndTruth.get(row)[1];
    }

    /** All features and one more column, the base that the target is divided by. */
    Matrix matrix(double[] extra) {
        int columns = features.get(0).length + 1;
        float[] values = new float[size() * columns];
        for (int row = 0; row < size(); row++) {
            System.arraycopy(features.get(row), 0, values, row * columns, columns - 1);
            values[(row + 1) * columns - 1] = (float) extra[row];
        }
        return new Matrix(values, size(), columns);
    }
}
