package dev.countersign.learning.value;

/**
 * Sums over one category and month of a publication, as the application {@code score} gives them.
 *
 * @param percent the override; 0 when there was none
 * @param size sum of what was sold, the denominator of all shares
 * @param naiveSize the same over the rows that have a naive forecast
 */
record ScoreLine(
        String category,
        String month,
        double percent,
        int weeks,
        long rows,
        double actual,
        double size,
        double statistical,
        double approved,
        double statisticalError,
        double approvedError,
        double naiveSize,
        double naiveError,
        double statisticalErrorBesideNaive,
        double approvedErrorBesideNaive) {}
