package dev.countersign.retention;

import static org.assertj.core.api.Assertions.assertThat;

import io.smallrye.config.SmallRyeConfigBuilder;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class RetentionSweepTest {

    private static final RetentionConfig CONFIG = new SmallRyeConfigBuilder()
            .addDiscoveredConverters()
            .withMapping(RetentionConfig.class)
            .build()
            .getConfigMapping(RetentionConfig.class);

    @Test
    void batchesFollowEachOtherUntilNothingIsLeft() {
        Rows rows = new Rows(new ArrayList<>(List.of(500, 500, 7)));

        new RetentionSweep(List.of(rows), CONFIG).run();

        assertThat(rows.asked)
                .containsExactly(
                        Duration.ofDays(180), Duration.ofDays(180), Duration.ofDays(180), Duration.ofDays(180));
    }

    @Test
    void faultOfOneFeatureDoesNotKeepTheOthersFromTheirs() {
        EndedRows broken = new EndedRows() {
            @Override
            public String name() {
                return "broken rows";
            }

            @Override
            public int deleteSome(Duration age) {
                throw new IllegalStateException("no such table");
            }
        };
        Rows rows = new Rows(new ArrayList<>(List.of(3)));

        new RetentionSweep(List.of(broken, rows), CONFIG).run();

        assertThat(rows.batches).isEmpty();
    }

    /** Rows of a feature, as the batches in which they are deleted. */
    private static final class Rows implements EndedRows {

        private final List<Integer> batches;
        private final List<Duration> asked = new ArrayList<>();

        Rows(List<Integer> batches) {
            this.batches = batches;
        }

        @Override
        public String name() {
            return "rows";
        }

        @Override
        public int deleteSome(Duration age) {
            asked.add(age);
            return batches.isEmpty() ? 0 : batches.remove(0);
        }
    }
}
