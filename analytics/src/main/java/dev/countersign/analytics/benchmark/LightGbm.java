package dev.countersign.analytics.benchmark;

import com.microsoft.ml.lightgbm.PredictionType;
import io.github.metarank.lightgbm4j.LGBMBooster;
import io.github.metarank.lightgbm4j.LGBMDataset;
import io.github.metarank.lightgbm4j.LGBMException;

/** A LightGBM booster behind two calls; native memory is freed on close. */
final class LightGbm implements AutoCloseable {
    private final LGBMBooster booster;

    private LightGbm(LGBMBooster booster) {
        this.booster = booster;
    }

    /**
     * Trains on a dense matrix, row by row; NaN is missing.
     *
     * @param weights one weight a row
     * @param parameters LightGBM's own `name=value` list
     */
    static LightGbm train(Matrix features, float[] target, float[] weights, String parameters, int iterations) {
        try (LGBMDataset data = LGBMDataset.createFromMat(
                features.values(), features.rows(), features.columns(), true, parameters, null)) {
            data.setField("label", target);
            data.setField("weight", weights);
            LGBMBooster booster = LGBMBooster.create(data, parameters);
            for (int iteration = 0; iteration < iterations; iteration++) {
                if (booster.updateOneIter()) {
                    break;
                }
            }
            return new LightGbm(booster);
        } catch (LGBMException e) {
            throw new IllegalStateException("LightGBM: " + e.getMessage(), e);
        }
    }

    double[] predict(Matrix features) {
        try {
            return booster.predictForMat(
                    features.values(), features.rows(), features.columns(), true, PredictionType.C_API_PREDICT_NORMAL);
        } catch (LGBMException e) {
            throw new IllegalStateException("LightGBM: " + e.getMessage(), e);
        }
    }

    @Override
    public void close() {
        try {
            booster.close();
        } catch (LGBMException e) {
            throw new IllegalStateException("LightGBM: " + e.getMessage(), e);
        }
    }
}
