package dev.countersign.analytics.forecast;

/** A forecasting method that looks at one series alone. Implementations are stateless and deterministic. */
interface SeriesMethod {
    /** Name in parameters, results and files. */
    String id();

    /** Number of known weeks below which the method has nothing to say. */
    int minimumWeeks();

    /**
     * Forecasts the weeks after the last one of the history.
     *
     * @param history what is known
     * @param season factor of each week's season around 1, for the history's weeks and the {@code horizon} after them
     * @param horizon number of weeks
     * @return one volume a week, week 1 first
     */
    double[] forecast(SalesHistory history, double[] season, int horizon);
}
