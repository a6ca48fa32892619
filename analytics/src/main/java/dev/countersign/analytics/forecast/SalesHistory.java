package dev.countersign.analytics.forecast;

import java.io.Serializable;
import java.util.Arrays;

/**
 * One series on its panel's weekly calendar: index 0 is the panel's first week, the last index is the last week that is
 * known. NaN is a week without a row. Arrays are shared, not copied; nobody writes to them.
 */
public final class SalesHistory implements Serializable {
    private static final long serialVersionUID = 1L;

    private final SeriesKey key;
    private final double[] volume;
    private final double[] price;
    private final double[] promo;

    /**
     * @param volume units a week
     * @param price average price a unit
     * @param promo promotion, 0 is none
     */
    public SalesHistory(SeriesKey key, double[] volume, double[] price, double[] promo) {
        if (volume.length != price.length || volume.length != promo.length) {
            throw new IllegalArgumentException(key.series() + ": volume, price and promo differ in length");
        }
        this.key = key;
        this.volume = volume;
        this.price = price;
        this.promo = promo;
    }

    public SeriesKey key() {
        return key;
    }

    /** Number of weeks from the panel's first week to the last that is known to anybody. */
    public int weeks() {
        return volume.length;
    }

    public double[] volume() {
        return volume;
    }

    public double[] price() {
        return price;
    }

    public double[] promo() {
        return promo;
    }

    /** Number of weeks with a volume. */
    public int known() {
        return (int) Arrays.stream(volume).filter(value -> !Double.isNaN(value)).count();
    }

    /** The history as it was known after the first {@code weeks} weeks: the only way in which methods see the past. */
    public SalesHistory until(int weeks) {
        return new SalesHistory(
                key, Arrays.copyOf(volume, weeks), Arrays.copyOf(price, weeks), Arrays.copyOf(promo, weeks));
    }

    /** The history without its first {@code weeks} weeks. */
    SalesHistory from(int weeks) {
        return new SalesHistory(
                key,
                Arrays.copyOfRange(volume, weeks, volume.length),
                Arrays.copyOfRange(price, weeks, price.length),
                Arrays.copyOfRange(promo, weeks, promo.length));
    }

    /**
     * Volumes from the first known week on, gaps filled: inside by a straight line between the neighbours, at the end
     * by the last value.
     */
    double[] filled() {
        return Gaps.filled(volume);
    }
}
