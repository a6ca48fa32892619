package dev.countersign.analytics.benchmark;

import java.util.Arrays;

/**
 * The features of one store, brand and target week. Volumes are read up to the last known week only (two or three weeks
 * before the target); prices, deals and feature advertisements up to the target week, as the protocol allows.
 *
 * <p>Volumes enter as logarithms relative to the series' recent level, prices relative to the series' own price history
 * and to the other brands on the same shelf, so that what is learnt on one store and brand holds for another.
 */
final class OrangeJuiceFeatures {
    private static final int LAGS = 6;
    private static final int LEVEL_WEEKS = 40;
    private static final int[] WINDOWS = {4, 8, 16, 52};
    private static final int[] PRICE_WINDOWS = {4, 13, 52};
    private static final double[] BANDWIDTHS = {0.05, 0.15};

    private final OrangeJuicePanel panel;
    private final int stores;
    /** Week averages over all stores: [brand][week] of log volume minus the series' own running level. */
    private final double[][] brandDeviation;
    /** Week averages over all brands of a store: [store][week]. */
    private final double[][] storeDeviation;

    private final double[][] featureShare;
    private final double[][] dealShare;
    private final double[][] chainPrice;

    private float[] row = new float[512];
    private int at;

    OrangeJuiceFeatures(OrangeJuicePanel panel) {
        this.panel = panel;
        stores = panel.stores();
        brandDeviation = new double[OrangeJuicePanel.BRANDS][OrangeJuicePanel.WEEKS];
        storeDeviation = new double[stores][OrangeJuicePanel.WEEKS];
        featureShare = new double[OrangeJuicePanel.BRANDS][OrangeJuicePanel.WEEKS];
        dealShare = new double[OrangeJuicePanel.BRANDS][OrangeJuicePanel.WEEKS];
        chainPrice = new double[OrangeJuicePanel.BRANDS][OrangeJuicePanel.WEEKS];
        weekAverages();
    }

    private void weekAverages() {
        double[][][] deviation = new double[stores][OrangeJuicePanel.BRANDS][];
        for (int store = 0; store < stores; store++) {
            for (int brand = 0; brand < OrangeJuicePanel.BRANDS; brand++) {
                double[] volume = panel.logVolume(store, brand);
                deviation[store][brand] = new double[OrangeJuicePanel.WEEKS];
                for (int week = 0; week < OrangeJuicePanel.WEEKS; week++) {
                    deviation[store][brand][week] = volume[week] - mean(volume, week - 26, week);
                }
            }
        }
        for (int week = 0; week < OrangeJuicePanel.WEEKS; week++) {
            for (int brand = 0; brand < OrangeJuicePanel.BRANDS; brand++) {
                Average volume = new Average();
                Average feature = new Average();
                Average deal = new Average();
                Average price = new Average();
                for (int store = 0; store < stores; store++) {
                    volume.add(deviation[store][brand][week]);
                    feature.add(panel.feature(store, brand)[week]);
                    deal.add(panel.deal(store, brand)[week]);
                    price.add(Math.log(panel.price(store, brand)[week]));
                }
                brandDeviation[brand][week] = volume.value();
                featureShare[brand][week] = feature.value();
                dealShare[brand][week] = deal.value();
                chainPrice[brand][week] = price.value();
            }
            for (int store = 0; store < stores; store++) {
                Average volume = new Average();
                for (int brand = 0; brand < OrangeJuicePanel.BRANDS; brand++) {
                    volume.add(deviation[store][brand][week]);
                }
                storeDeviation[store][week] = volume.value();
            }
        }
    }

    /**
     * The series' recent level: mean log volume of the last weeks known at the cutoff.
     *
     * @param cutoff index of the last week whose volume is known
     * @return NaN when nothing is known
     */
    double level(int store, int brand, int cutoff) {
        double[] volume = panel.logVolume(store, brand);
        double recent = mean(volume, cutoff - LEVEL_WEEKS + 1, cutoff + 1);
        return Double.isNaN(recent) ? mean(volume, 0, cutoff + 1) : recent;
    }

    /** The feature row, without target; the first two features are store and brand. */
    float[] of(int store, int brand, int target, int horizon) {
        at = 0;
        int cutoff = target - horizon;
        double level = level(store, brand, cutoff);
        double[] volume = panel.logVolume(store, brand);
        put(store);
        put(brand);
        put(horizon);
        int weekOfYear = (target + OrangeJuicePanel.FIRST_WEEK + 36) % 52;
        put(weekOfYear);
        put(target);
        put(level);
        volumes(volume, level, cutoff, target);
        averages(store, brand, cutoff, target);
        prices(store, brand, target);
        promotions(store, brand, target);
        similarWeeks(store, brand, target, cutoff, level);
        return Arrays.copyOf(row, at);
    }

    private void volumes(double[] volume, double level, int cutoff, int target) {
        for (int lag = 0; lag < LAGS; lag++) {
            put(value(volume, cutoff - lag) - level);
        }
        for (int window : WINDOWS) {
            put(mean(volume, cutoff - window + 1, cutoff + 1) - level);
        }
        put(deviation(volume, cutoff - 25, cutoff + 1));
        put(median(volume, cutoff - 12, cutoff + 1) - level);
        put(quantile(volume, cutoff - 25, cutoff + 1, 0.15) - level);
        put(mean(volume, target - 53, target - 50) - level);
        int known = 0;
        for (int week = 0; week <= cutoff; week++) {
            known += Double.isNaN(volume[week]) ? 0 : 1;
        }
        put(known);
    }

    private void averages(int store, int brand, int cutoff, int target) {
        for (int lag = 0; lag < 3; lag++) {
            put(value(brandDeviation[brand], cutoff - lag));
            put(value(storeDeviation[store], cutoff - lag));
        }
        put(mean(storeDeviation[store], cutoff - 7, cutoff + 1));
        put(mean(brandDeviation[brand], cutoff - 7, cutoff + 1));
        put(value(brandDeviation[brand], target - 52));
        Average all = new Average();
        Average allYearAgo = new Average();
        for (double[] other : brandDeviation) {
            all.add(value(other, cutoff));
            allYearAgo.add(value(other, target - 52));
        }
        put(all.value());
        put(allYearAgo.value());
    }

    private void prices(int store, int brand, int target) {
        double[] own = panel.price(store, brand);
        double now = log(own, target);
        put(now);
        for (int lag = 1; lag <= 4; lag++) {
            put(now - log(own, target - lag));
        }
        for (int window : PRICE_WINDOWS) {
            put(now - meanLog(own, target - window, target));
        }
        double lowest = Double.POSITIVE_INFINITY;
        for (int week = Math.max(0, target - 13); week < target; week++) {
            double past = log(own, week);
            lowest = past < lowest ? past : lowest;
        }
        put(Double.isInfinite(lowest) ? Double.NaN : now - lowest);
        Average shelf = new Average();
        Average shelfChange = new Average();
        double cheapest = Double.POSITIVE_INFINITY;
        double deepestCut = Double.POSITIVE_INFINITY;
        int cheaper = 0;
        for (int other = 0; other < OrangeJuicePanel.BRANDS; other++) {
            double[] prices = panel.price(store, other);
            double price = log(prices, target);
            double change = price - meanLog(prices, target - 13, target);
            put(price - now);
            put(change);
            if (other != brand) {
                shelf.add(price);
                shelfChange.add(change);
                cheapest = price < cheapest ? price : cheapest;
                deepestCut = change < deepestCut ? change : deepestCut;
                cheaper += price < now ? 1 : 0;
            }
        }
        put(now - shelf.value());
        put(shelfChange.value());
        put(now - cheapest);
        put(Double.isInfinite(deepestCut) ? Double.NaN : deepestCut);
        put(cheaper);
        put(now - chainPrice[brand][target]);
    }

    private void promotions(int store, int brand, int target) {
        double[] deal = panel.deal(store, brand);
        double[] feature = panel.feature(store, brand);
        for (int lag = 0; lag < 4; lag++) {
            put(value(deal, target - lag));
            put(value(feature, target - lag));
        }
        put(mean(deal, target - 13, target));
        put(mean(feature, target - 13, target));
        put(featureShare[brand][target]);
        put(dealShare[brand][target]);
        put(value(featureShare[brand], target - 1));
        Average otherDeals = new Average();
        Average otherFeatures = new Average();
        Average chainFeatures = new Average();
        for (int other = 0; other < OrangeJuicePanel.BRANDS; other++) {
            put(value(panel.feature(store, other), target));
            if (other != brand) {
                otherDeals.add(value(panel.deal(store, other), target));
                otherFeatures.add(value(panel.feature(store, other), target));
                chainFeatures.add(featureShare[other][target]);
            }
        }
        put(otherDeals.value());
        put(otherFeatures.value());
        put(chainFeatures.value());
        put(weeksSince(deal, target));
        put(weeksSince(feature, target));
    }

    /** Past weeks of the same series with a similar price and promotion, weighted by similarity and recency. */
    private void similarWeeks(int store, int brand, int target, int cutoff, double level) {
        double[] volume = panel.logVolume(store, brand);
        double[] price = panel.price(store, brand);
        double[] deal = panel.deal(store, brand);
        double[] feature = panel.feature(store, brand);
        double now = log(price, target);
        double nowDeal = value(deal, target);
        double nowFeature = value(feature, target);
        for (double bandwidth : BANDWIDTHS) {
            double weights = 0;
            double sum = 0;
            for (int week = Math.max(0, cutoff - 103); week <= cutoff; week++) {
                if (!Double.isNaN(volume[week]) && !Double.isNaN(price[week])) {
                    double distance = (log(price, week) - now) / bandwidth;
                    double promotion = Math.abs(deal[week] - nowDeal) + 2 * Math.abs(feature[week] - nowFeature);
                    double weight =
                            Math.exp(-0.5 * distance * distance - promotion) * Math.exp(-(cutoff - week) / 40.0);
                    weights += weight;
                    sum += weight * volume[week];
                }
            }
            double prior = 0.2;
            put((sum + prior * level) / (weights + prior) - level);
            put(weights);
        }
    }

    private void put(double value) {
        row[at++] = (float) value;
    }

    private static int weeksSince(double[] flags, int target) {
        for (int week = target - 1; week >= 0; week--) {
            if (flags[week] > 0.3) {
                return target - week;
            }
        }
        return 99;
    }

    private static double value(double[] series, int week) {
        return week < 0 ? Double.NaN : series[week];
    }

    private static double log(double[] series, int week) {
        return Math.log(value(series, week));
    }

    private static double mean(double[] series, int from, int to) {
        Average average = new Average();
        for (int week = Math.max(0, from); week < to; week++) {
            average.add(series[week]);
        }
        return average.value();
    }

    private static double meanLog(double[] series, int from, int to) {
        Average average = new Average();
        for (int week = Math.max(0, from); week < to; week++) {
            average.add(Math.log(series[week]));
        }
        return average.value();
    }

    private static double deviation(double[] series, int from, int to) {
        double mean = mean(series, from, to);
        Average squares = new Average();
        for (int week = Math.max(0, from); week < to; week++) {
            squares.add((series[week] - mean) * (series[week] - mean));
        }
        return Math.sqrt(squares.value());
    }

    private static double median(double[] series, int from, int to) {
        return quantile(series, from, to, 0.5);
    }

    private static double quantile(double[] series, int from, int to, double share) {
        double[] known = Arrays.stream(series, Math.max(0, from), Math.max(0, to))
                .filter(value -> !Double.isNaN(value))
                .sorted()
                .toArray();
        return known.length == 0 ? Double.NaN : known[(int) Math.floor(share * (known.length - 1))];
    }

    /** A mean that leaves out what is missing. */
    private static final class Average {
        private double sum;
        private int count;

        void add(double value) {
            if (!Double.isNaN(value)) {
                sum += value;
                count++;
            }
        }

        double value() {
            return count == 0 ? Double.NaN : sum / count;
        }
    }
}
