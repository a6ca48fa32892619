package dev.countersign.analytics.forecast;

/** The volume of the same week a year (52 weeks) ago; the baseline that every forecast is measured against. */
final class SeasonalNaive implements SeriesMethod {
    static final String ID = "seasonal-naive";
    static final int YEAR = 52;

    @Override
    public String id() {
        return ID;
    }

    @Override
    public int minimumWeeks() {
        return YEAR;
    }

    @Override
    public double[] forecast(SalesHistory history, double[] season, int horizon) {
        double[] volume = history.volume();
        double[] forecast = new double[horizon];
        for (int step = 0; step < horizon; step++) {
            int week = volume.length + step - YEAR * (1 + step / YEAR);
            forecast[step] = nearestKnown(volume, week);
        }
        return forecast;
    }

    /** A missing week takes its nearest known neighbour, the earlier of two. */
    private static double nearestKnown(double[] volume, int week) {
        for (int distance = 0; distance < volume.length; distance++) {
            if (known(volume, week - distance)) {
                return volume[week - distance];
            }
            if (known(volume, week + distance)) {
                return volume[week + distance];
            }
        }
        return Double.NaN;
    }

    private static boolean known(double[] volume, int week) {
        return week >= 0 && week < volume.length && !Double.isNaN(volume[week]);
    }
}
