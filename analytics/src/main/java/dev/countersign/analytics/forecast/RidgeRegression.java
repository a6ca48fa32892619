package dev.countersign.analytics.forecast;

/**
 * Linear least squares with a penalty per coefficient (A. E. Hoerl and R. W. Kennard, Ridge Regression, Technometrics
 * 12, 1970), solved by Cholesky decomposition of the normal equations.
 */
public final class RidgeRegression {
    private RidgeRegression() {}

    /**
     * Coefficients that minimise the weighted squared error plus the penalties.
     *
     * @param rows one row of regressors per observation
     * @param penalty one per regressor, 0 leaves it free
     */
    public static double[] fit(double[][] rows, double[] target, double[] weight, double[] penalty) {
        int size = penalty.length;
        double[][] normal = new double[size][size];
        double[] right = new double[size];
        for (int row = 0; row < rows.length; row++) {
            for (int i = 0; i < size; i++) {
                double weighted = weight[row] * rows[row][i];
                right[i] += weighted * target[row];
                for (int j = 0; j <= i; j++) {
                    normal[i][j] += weighted * rows[row][j];
                }
            }
        }
        for (int i = 0; i < size; i++) {
            normal[i][i] += penalty[i] + 1e-9;
        }
        return solve(normal, right);
    }

    /** The fitted value of one row of regressors. */
    public static double value(double[] coefficients, double[] row) {
        double sum = 0;
        for (int i = 0; i < row.length; i++) {
            sum += coefficients[i] * row[i];
        }
        return sum;
    }

    private static double[] solve(double[][] lower, double[] right) {
        int size = right.length;
        for (int i = 0; i < size; i++) {
            for (int j = 0; j <= i; j++) {
                double sum = lower[i][j];
                for (int k = 0; k < j; k++) {
                    sum -= lower[i][k] * lower[j][k];
                }
                lower[i][j] = i == j ? Math.sqrt(Math.max(sum, 1e-12)) : sum / lower[j][j];
            }
        }
        double[] solution = right.clone();
        for (int i = 0; i < size; i++) {
            for (int k = 0; k < i; k++) {
                solution[i] -= lower[i][k] * solution[k];
            }
            solution[i] /= lower[i][i];
        }
        for (int i = size - 1; i >= 0; i--) {
            for (int k = i + 1; k < size; k++) {
                solution[i] -= lower[k][i] * solution[k];
            }
            solution[i] /= lower[i][i];
        }
        return solution;
    }
}
