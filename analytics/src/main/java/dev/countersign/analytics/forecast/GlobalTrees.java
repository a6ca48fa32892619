package dev.countersign.analytics.forecast;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import ml.dmlc.xgboost4j.java.Booster;
import ml.dmlc.xgboost4j.java.DMatrix;
import ml.dmlc.xgboost4j.java.XGBoost;
import ml.dmlc.xgboost4j.java.XGBoostError;

/**
 * Gradient-boosted trees (T. Chen and C. Guestrin, XGBoost, KDD 2016) over all series at once. One model forecasts every
 * horizon directly: a training row is a series, an origin and a horizon, its target the log of the volume over
 * {@link TreeFeatures#base}. The absolute error of the log makes the forecast a median, which is what WAPE and MAPE
 * reward; a median lies below the mean where errors are skewed.
 */
final class GlobalTrees {
    static final String ID = "xgboost";
    private static final int ROUNDS = 200;
    private static final int MINIMUM_ROWS = 400;
    private static final int MAXIMUM_ROWS = 400_000;
    private static final int MINIMUM_HISTORY = 26;
    private static final double LARGEST_LOG = 3;

    private final int threads;
    private final long seed;

    GlobalTrees(int threads, long seed) {
        this.threads = threads;
        this.seed = seed;
    }

    /**
     * Trains on the panel and forecasts the weeks after it.
     *
     * @param season the panel's season
     * @return [series][step]; a row of NaN for a series without recent weeks; empty when the panel is too small to learn
     */
    double[][] forecast(HistoryPanel panel, Season season, int horizon) {
        List<String> categories = List.copyOf(new TreeSet<>(
                panel.series().stream().map(history -> history.key().category()).toList()));
        List<TreeFeatures> features = panel.series().stream()
                .map(history -> new TreeFeatures(
                        panel.firstWeek(),
                        categories.indexOf(history.key().category()),
                        history,
                        season.factors(history, horizon)))
                .toList();
        TrainingRows rows = new TrainingRows(expectedRows(panel, horizon));
        collect(panel, features, horizon, rows);
        if (rows.count() < MINIMUM_ROWS) {
            return new double[0][];
        }
        try {
            DMatrix training = rows.matrix();
            Booster booster = XGBoost.train(training, parameters(), ROUNDS, Map.of(), null, null);
            training.dispose();
            double[][] forecast = predict(booster, features, panel.weeks(), horizon);
            booster.dispose();
            return forecast;
        } catch (XGBoostError e) {
            throw new IllegalStateException("XGBoost: " + e.getMessage(), e);
        }
    }

    private void collect(HistoryPanel panel, List<TreeFeatures> features, int horizon, TrainingRows rows) {
        long possible = (long) panel.series().size() * panel.weeks();
        int perWeek = (int) Math.max(1, Math.min(3, MAXIMUM_ROWS / Math.max(1, possible)));
        double share = Math.min(1, (double) MAXIMUM_ROWS / Math.max(1, possible * perWeek));
        for (int index = 0; index < features.size(); index++) {
            double[] volume = panel.series().get(index).volume();
            TreeFeatures of = features.get(index);
            for (int target = MINIMUM_HISTORY; target < volume.length; target++) {
                if (Double.isNaN(volume[target])) {
                    continue;
                }
                for (int draw = 0; draw < perWeek; draw++) {
                    int step = Math.floorMod(mix(seed, index, target, draw), horizon);
                    int origin = target - step;
                    double base = origin < MINIMUM_HISTORY ? Double.NaN : of.base(origin, step);
                    if (!Double.isNaN(base) && (mix(seed + 1, index, target, draw) >>> 1) / 0x1p31 < share) {
                        double log = Math.log1p(Math.max(0, volume[target])) - Math.log1p(base);
                        rows.add(of.of(origin, step), Math.max(-LARGEST_LOG, Math.min(LARGEST_LOG, log)));
                    }
                }
            }
        }
    }

    private static int expectedRows(HistoryPanel panel, int horizon) {
        return (int)
                Math.min(MAXIMUM_ROWS + 1000L, (long) panel.series().size() * panel.weeks() * Math.min(3, horizon));
    }

    private double[][] predict(Booster booster, List<TreeFeatures> features, int origin, int horizon)
            throws XGBoostError {
        TrainingRows rows = new TrainingRows(features.size() * horizon);
        for (TreeFeatures of : features) {
            for (int step = 0; step < horizon; step++) {
                rows.add(of.of(origin, step), 0);
            }
        }
        DMatrix matrix = rows.matrix();
        float[][] logs = booster.predict(matrix);
        matrix.dispose();
        double[][] forecast = new double[features.size()][horizon];
        for (int index = 0; index < forecast.length; index++) {
            for (int step = 0; step < horizon; step++) {
                double base = features.get(index).base(origin, step);
                forecast[index][step] = Math.max(0, Math.expm1(Math.log1p(base) + logs[index * horizon + step][0]));
            }
        }
        return forecast;
    }

    private Map<String, Object> parameters() {
        Map<String, Object> parameters = new LinkedHashMap<>();
        parameters.put("objective", "reg:absoluteerror");
        parameters.put("tree_method", "hist");
        parameters.put("max_depth", 5);
        parameters.put("eta", 0.06);
        parameters.put("subsample", 0.7);
        parameters.put("colsample_bytree", 0.6);
        parameters.put("min_child_weight", 30);
        parameters.put("lambda", 5);
        parameters.put("max_bin", 64);
        parameters.put("nthread", threads);
        parameters.put("seed", seed);
        parameters.put("verbosity", 0);
        return parameters;
    }

    /** A well-mixed hash (finaliser of MurmurHash3), so that the sample depends on nothing but its arguments. */
    private static int mix(long seed, int index, int target, int draw) {
        long bits = seed * 0x9E3779B97F4A7C15L + index * 0xC2B2AE3D27D4EB4FL + target * 0x165667B19E3779F9L + draw;
        bits = (bits ^ (bits >>> 33)) * 0xFF51AFD7ED558CCDL;
        bits = (bits ^ (bits >>> 33)) * 0xC4CEB9FE1A85EC53L;
        return (int) (bits ^ (bits >>> 33));
    }
}
