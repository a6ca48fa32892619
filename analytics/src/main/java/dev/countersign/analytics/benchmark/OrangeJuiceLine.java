package dev.countersign.analytics.benchmark;

import dev.countersign.analytics.forecast.RidgeRegression;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Log-linear demand per brand: ridge regression of the log volume, relative to the series' level, on the standardised
 * features. A line carries price effects beyond what was seen, which trees cannot; its forecasts are what one of the two
 * tree models corrects.
 */
final class OrangeJuiceLine {
    /** Store, brand, horizon, week of the year and week number are no quantities a line could use. */
    private static final int LABELS = 5;

    private static final double PENALTY = 2000;
    private static final double HALF_LIFE_WEEKS = 100;
    private static final double LARGEST_DEVIATION = 5;
    private static final double LARGEST_LOG = 3;

    private final double[][] means = new double[OrangeJuicePanel.BRANDS][];
    private final double[][] deviations = new double[OrangeJuicePanel.BRANDS][];
    private final double[][] coefficients = new double[OrangeJuicePanel.BRANDS][];

    OrangeJuiceLine(OrangeJuiceRows rows, OrangeJuiceRound round) {
        for (int brand = 0; brand < OrangeJuicePanel.BRANDS; brand++) {
            List<Integer> own = new ArrayList<>();
            for (int row = 0; row < rows.size(); row++) {
                if (rows.brand(row) == brand) {
                    own.add(row);
                }
            }
            fit(brand, rows, own, round.lastTrainingWeek());
        }
    }

    private void fit(int brand, OrangeJuiceRows rows, List<Integer> own, int lastWeek) {
        standardise(brand, rows, own);
        double[][] matrix = new double[own.size()][];
        double[] target = new double[own.size()];
        double[] weight = new double[own.size()];
        for (int index = 0; index < matrix.length; index++) {
            int row = own.get(index);
            matrix[index] = regressors(brand, rows.features(row));
            target[index] = Math.log(rows.truth(row)) - rows.level(row);
            weight[index] = Math.pow(0.5, (lastWeek - rows.week(row)) / HALF_LIFE_WEEKS);
        }
        double[] penalty = new double[means[brand].length + 1];
        Arrays.fill(penalty, PENALTY);
        penalty[penalty.length - 1] = 0;
        coefficients[brand] = RidgeRegression.fit(matrix, target, weight, penalty);
    }

    private void standardise(int brand, OrangeJuiceRows rows, List<Integer> own) {
        int columns = rows.features(0).length - LABELS;
        means[brand] = new double[columns];
        deviations[brand] = new double[columns];
        for (int column = 0; column < columns; column++) {
            double sum = 0;
            double squares = 0;
            int count = 0;
            for (int row : own) {
                double value = rows.features(row)[column + LABELS];
                if (Double.isFinite(value)) {
                    sum += value;
                    squares += value * value;
                    count++;
                }
            }
            means[brand][column] = sum / Math.max(1, count);
            deviations[brand][column] =
                    Math.sqrt(Math.max(0, squares / Math.max(1, count) - means[brand][column] * means[brand][column]));
        }
    }

    private double[] regressors(int brand, float[] features) {
        double[] regressors = new double[means[brand].length + 1];
        for (int column = 0; column < means[brand].length; column++) {
            double value = features[column + LABELS];
            if (Double.isFinite(value) && deviations[brand][column] > 1e-9) {
                double standard = (value - means[brand][column]) / deviations[brand][column];
                regressors[column] = Math.max(-LARGEST_DEVIATION, Math.min(LARGEST_DEVIATION, standard));
            }
        }
        regressors[regressors.length - 1] = 1;
        return regressors;
    }

    /** Forecast log volumes relative to each row's level. */
    double[] forecast(OrangeJuiceRows rows) {
        double[] forecast = new double[rows.size()];
        for (int row = 0; row < forecast.length; row++) {
            int brand = rows.brand(row);
            double value = RidgeRegression.value(coefficients[brand], regressors(brand, rows.features(row)));
            forecast[row] = Math.max(-LARGEST_LOG, Math.min(LARGEST_LOG, value));
        }
        return forecast;
    }
}
