package dev.countersign.analytics.benchmark;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.zip.GZIPInputStream;

/**
 * Dominick's orange juice as a dense store x brand x week cube (`yx.csv[.gz]` of the R package bayesm). Weeks are stored
 * from {@link #FIRST_WEEK}; a combination without a row holds NaN. Prices are dollars per ounce, volumes the natural
 * logarithm of ounces as published.
 */
final class OrangeJuicePanel {
    static final int FIRST_WEEK = 40;
    static final int LAST_WEEK = 160;
    static final int WEEKS = LAST_WEEK - FIRST_WEEK + 1;
    static final int BRANDS = 11;
    private static final int PRICE_COLUMN = 5;
    private static final int DEAL_COLUMN = 16;

    private final int[] stores;
    private final double[][][] logVolume;
    private final double[][][] price;
    private final double[][][] deal;
    private final double[][][] feature;

    private OrangeJuicePanel(int[] stores) {
        this.stores = stores;
        logVolume = missing(stores.length);
        price = missing(stores.length);
        deal = missing(stores.length);
        feature = missing(stores.length);
    }

    /** Reads the published file, gzip by its name's ending. */
    static OrangeJuicePanel read(Path file) throws IOException {
        List<double[]> rows = new ArrayList<>();
        try (InputStream in = Files.newInputStream(file);
                BufferedReader reader = new BufferedReader(new InputStreamReader(
                        file.toString().endsWith(".gz") ? new GZIPInputStream(in) : in, StandardCharsets.UTF_8))) {
            String header = reader.readLine();
            if (header == null || !header.replace("\"", "").startsWith("store,brand,week,logmove,constant,price1")) {
                throw new IOException("not the orange juice file (store,brand,week,logmove,...): " + file);
            }
            for (String line = reader.readLine(); line != null; line = reader.readLine()) {
                rows.add(Arrays.stream(line.split(",", -1))
                        .mapToDouble(Double::parseDouble)
                        .toArray());
            }
        }
        return of(rows);
    }

    /** Builds the cube from rows in the published column order. */
    static OrangeJuicePanel of(List<double[]> rows) {
        int[] stores =
                rows.stream().mapToInt(row -> (int) row[0]).distinct().sorted().toArray();
        OrangeJuicePanel panel = new OrangeJuicePanel(stores);
        for (double[] row : rows) {
            int store = Arrays.binarySearch(stores, (int) row[0]);
            int brand = (int) row[1] - 1;
            int week = (int) row[2] - FIRST_WEEK;
            panel.logVolume[store][brand][week] = row[3];
            panel.deal[store][brand][week] = row[DEAL_COLUMN];
            panel.feature[store][brand][week] = row[DEAL_COLUMN + 1];
            for (int other = 0; other < BRANDS; other++) {
                panel.price[store][other][week] = row[PRICE_COLUMN + other];
            }
        }
        return panel;
    }

    int stores() {
        return stores.length;
    }

    /** Natural logarithm of ounces sold by week index, NaN where there is no row. */
    double[] logVolume(int store, int brand) {
        return logVolume[store][brand];
    }

    /** Dollars per ounce by week index; known for every brand of a store-week that has any row. */
    double[] price(int store, int brand) {
        return price[store][brand];
    }

    double[] deal(int store, int brand) {
        return deal[store][brand];
    }

    double[] feature(int store, int brand) {
        return feature[store][brand];
    }

    /** Ounces sold, as the benchmark's truth: the exponential, rounded. */
    double truth(int store, int brand, int week) {
        return Math.rint(Math.exp(logVolume[store][brand][week - FIRST_WEEK]));
    }

    boolean exists(int store, int brand, int week) {
        return !Double.isNaN(logVolume[store][brand][week - FIRST_WEEK]);
    }

    /** A copy in which every volume after the given week is replaced, so that nothing built from the copy can use them. */
    OrangeJuicePanel withVolumesAfter(int week, double replacement) {
        OrangeJuicePanel copy = new OrangeJuicePanel(stores);
        for (int store = 0; store < stores.length; store++) {
            for (int brand = 0; brand < BRANDS; brand++) {
                copy.logVolume[store][brand] = logVolume[store][brand].clone();
                for (int index = week + 1 - FIRST_WEEK; index < WEEKS; index++) {
                    if (!Double.isNaN(copy.logVolume[store][brand][index])) {
                        copy.logVolume[store][brand][index] = replacement;
                    }
                }
                copy.price[store][brand] = price[store][brand];
                copy.deal[store][brand] = deal[store][brand];
                copy.feature[store][brand] = feature[store][brand];
            }
        }
        return copy;
    }

    private static double[][][] missing(int stores) {
        double[][][] cube = new double[stores][BRANDS][WEEKS];
        for (double[][] store : cube) {
            for (double[] brand : store) {
                Arrays.fill(brand, Double.NaN);
            }
        }
        return cube;
    }
}
