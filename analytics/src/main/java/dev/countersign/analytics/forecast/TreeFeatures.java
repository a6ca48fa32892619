package dev.countersign.analytics.forecast;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

/**
 * What the boosted trees see of one series at one origin and horizon. Volumes are divided by season and level, prices by
 * their own history, so that one model serves series of every size. Everything is read from the weeks before the origin;
 * of the target week only the calendar is known.
 */
final class TreeFeatures {
    static final List<String> NAMES = names();
    private static final int LAGS = 4;
    private static final int LEVEL_WEEKS = 8;
    private static final double SMALLEST = 1e-3;

    private final LocalDate firstWeek;
    private final int category;
    private final double[] deseasonalised;
    private final double[] price;
    private final double[] promo;
    private final double[] season;
    private float[] row = new float[NAMES.size()];
    private int at;

    /**
     * @param category number of the category
     * @param season factors over the known weeks and the horizon
     */
    TreeFeatures(LocalDate firstWeek, int category, SalesHistory history, double[] season) {
        this.firstWeek = firstWeek;
        this.category = category;
        this.season = season;
        this.price = history.price();
        this.promo = history.promo();
        this.deseasonalised = new double[history.weeks()];
        for (int week = 0; week < deseasonalised.length; week++) {
            deseasonalised[week] = Math.max(0, history.volume()[week]) / season[week];
        }
    }

    /** Deseasonalised level before the origin: the mean of its last weeks; NaN when nothing is known there. */
    double level(int origin) {
        double level = mean(deseasonalised, origin - LEVEL_WEEKS, origin);
        return Double.isNaN(level) ? level : Math.max(SMALLEST, level);
    }

    /** The forecast that the trees correct: level times season. */
    double base(int origin, int step) {
        return level(origin) * season[origin + step];
    }

    /** The features of the week {@code origin + step}, known at the end of week {@code origin - 1}. */
    float[] of(int origin, int step) {
        row = new float[NAMES.size()];
        at = 0;
        double level = level(origin);
        int target = origin + step;
        put(step);
        put(category);
        put(Math.log(level));
        for (int lag = 1; lag <= LAGS; lag++) {
            put(ratio(value(deseasonalised, origin - lag), level));
        }
        put(ratio(mean(deseasonalised, origin - 4, origin), level));
        put(ratio(mean(deseasonalised, origin - 13, origin), level));
        put(ratio(mean(deseasonalised, origin - 26, origin), level));
        put(ratio(mean(deseasonalised, origin - 52, origin), level));
        put(ratio(deviation(origin - 13, origin), level));
        double yearAgo = mean(deseasonalised, origin - 52 - LEVEL_WEEKS, origin - 52);
        put(ratio(mean(deseasonalised, target - 53, target - 50), yearAgo));
        put(ratio(mean(deseasonalised, target - 52, target - 51), yearAgo));
        put(ratio(level, yearAgo));
        double recentPrice = mean(price, origin - 4, origin);
        put(recentPrice);
        put(ratio(value(price, origin - 1), mean(price, origin - LEVEL_WEEKS, origin)));
        put(ratio(recentPrice, mean(price, origin - 13, origin)));
        put(ratio(recentPrice, mean(price, origin - 52, origin)));
        put(ratio(mean(price, target - 53, target - 50), mean(price, origin - 52 - LEVEL_WEEKS, origin - 52)));
        put(mean(promo, origin - 4, origin));
        put(mean(promo, origin - 52, origin));
        put(Season.weekOfYear(firstWeek.plusWeeks(target)));
        put(Math.log(season[target]));
        put(Math.log(season[target]) - Math.log(mean(season, origin - LEVEL_WEEKS, origin)));
        return row;
    }

    private static List<String> names() {
        List<String> names = new ArrayList<>(List.of("horizon", "category", "level"));
        for (int lag = 1; lag <= LAGS; lag++) {
            names.add("lag-" + lag);
        }
        names.addAll(List.of("mean-4", "mean-13", "mean-26", "mean-52", "deviation-13"));
        names.addAll(List.of("year-ago-3-weeks", "year-ago", "growth"));
        names.addAll(List.of("price", "price-to-8", "price-to-13", "price-to-52", "price-year-ago"));
        names.addAll(List.of("promo-4", "promo-52", "week-of-year", "season", "season-change"));
        return List.copyOf(names);
    }

    private void put(double value) {
        row[at++] = (float) value;
    }

    private static double ratio(double value, double reference) {
        return reference > 0 ? value / reference : Double.NaN;
    }

    private static double value(double[] series, int week) {
        return week < 0 || week >= series.length ? Double.NaN : series[week];
    }

    private static double mean(double[] series, int from, int to) {
        double sum = 0;
        int count = 0;
        for (int week = Math.max(0, from); week < Math.min(to, series.length); week++) {
            if (!Double.isNaN(series[week])) {
                sum += series[week];
                count++;
            }
        }
        return count == 0 ? Double.NaN : sum / count;
    }

    private double deviation(int from, int to) {
        double mean = mean(deseasonalised, from, to);
        double sum = 0;
        int count = 0;
        for (int week = Math.max(0, from); week < to; week++) {
            if (!Double.isNaN(deseasonalised[week])) {
                sum += (deseasonalised[week] - mean) * (deseasonalised[week] - mean);
                count++;
            }
        }
        return count < 2 ? Double.NaN : Math.sqrt(sum / count);
    }
}
