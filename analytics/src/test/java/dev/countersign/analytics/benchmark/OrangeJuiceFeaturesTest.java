package dev.countersign.analytics.benchmark;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class OrangeJuiceFeaturesTest {
    private static final int LAST_KNOWN = 100;
    private final OrangeJuicePanel panel = OrangeJuicePanel.of(rows());

    @Test
    void volumesAfterTheTrainingEndChangeNoFeature() {
        OrangeJuiceFeatures before = new OrangeJuiceFeatures(panel);
        OrangeJuiceFeatures after = new OrangeJuiceFeatures(panel.withVolumesAfter(LAST_KNOWN, 25));

        for (int week : new OrangeJuiceRound(LAST_KNOWN).forecastWeeks()) {
            int target = week - OrangeJuicePanel.FIRST_WEEK;
            for (int brand = 0; brand < OrangeJuicePanel.BRANDS; brand++) {
                assertThat(after.of(1, brand, target, week - LAST_KNOWN))
                        .isEqualTo(before.of(1, brand, target, week - LAST_KNOWN));
            }
        }
    }

    @Test
    void theLastKnownVolumeDoesChangeThem() {
        OrangeJuiceFeatures before = new OrangeJuiceFeatures(panel);
        OrangeJuiceFeatures after = new OrangeJuiceFeatures(panel.withVolumesAfter(LAST_KNOWN - 1, 25));
        int target = LAST_KNOWN + 2 - OrangeJuicePanel.FIRST_WEEK;

        assertThat(after.of(1, 3, target, 2)).isNotEqualTo(before.of(1, 3, target, 2));
    }

    private static List<double[]> rows() {
        Random random = new Random(5);
        List<double[]> rows = new ArrayList<>();
        for (int store : new int[] {2, 5, 8}) {
            for (int brand = 1; brand <= OrangeJuicePanel.BRANDS; brand++) {
                for (int week = OrangeJuicePanel.FIRST_WEEK; week <= 110; week++) {
                    if (random.nextInt(20) > 0) {
                        rows.add(row(store, brand, week, random));
                    }
                }
            }
        }
        return rows;
    }

    private static double[] row(int store, int brand, int week, Random random) {
        double[] row = new double[19];
        row[0] = store;
        row[1] = brand;
        row[2] = week;
        row[3] = 8 + random.nextGaussian();
        row[4] = 1;
        for (int other = 0; other < OrangeJuicePanel.BRANDS; other++) {
            row[5 + other] = 0.02 + 0.03 * random.nextDouble();
        }
        row[16] = random.nextInt(2);
        row[17] = random.nextInt(2);
        return row;
    }
}
