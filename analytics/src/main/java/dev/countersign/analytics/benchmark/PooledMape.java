package dev.countersign.analytics.benchmark;

/** Mean absolute percentage error over all rows added. */
final class PooledMape {
    private double sum;
    private int rows;

    void add(double truth, double forecast) {
        sum += Math.abs(forecast - truth) / truth;
        rows++;
    }

    double percent() {
        return 100 * sum / rows;
    }

    int rows() {
        return rows;
    }
}
