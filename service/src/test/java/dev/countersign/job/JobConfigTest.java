package dev.countersign.job;

import static org.assertj.core.api.Assertions.assertThat;

import io.smallrye.config.SmallRyeConfigBuilder;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class JobConfigTest {

    @Test
    void defaults() {
        JobConfig config = new SmallRyeConfigBuilder()
                .addDiscoveredConverters()
                .withMapping(JobConfig.class)
                .build()
                .getConfigMapping(JobConfig.class);

        assertThat(config.enabled()).isTrue();
        assertThat(config.pollInterval()).isEqualTo(Duration.ofSeconds(1));
        assertThat(config.maxRunning()).isEqualTo(2);
        assertThat(config.remoteSlots()).isEqualTo(20);
        assertThat(config.pools()).isEmpty();
        assertThat(config.limits().process()).isEmpty();
        assertThat(config.limits().tenant()).isEmpty();
        assertThat(config.retries()).isEqualTo(1);
        assertThat(config.backOff()).isEqualTo(Duration.ofSeconds(20));
        assertThat(config.lockDuration()).isEqualTo(Duration.ofMinutes(5));
        assertThat(config.lease()).isEqualTo(Duration.ofSeconds(15));
        assertThat(config.foreignGrace()).isEqualTo(Duration.ofMinutes(2));
        assertThat(config.unknownAfter()).isEqualTo(Duration.ofSeconds(30));
        assertThat(config.watchInterval()).isEqualTo(Duration.ofMillis(500));
        assertThat(config.callBudget()).isEqualTo(Duration.ofSeconds(10));
        assertThat(config.progressInterval()).isEqualTo(Duration.ofSeconds(10));
        assertThat(config.keepFiles()).isEqualTo(Duration.ofDays(30));
        assertThat(config.repair().maxMemory()).isEqualTo("16g");
        assertThat(config.repair().maxCores()).isEqualTo(16);
        assertThat(config.repair().maxExecutors()).isEqualTo(100);
        assertThat(config.repair().maxPartitions()).isEqualTo(100_000);
        assertThat(config.repair().maxTimeLimit()).isEqualTo(Duration.ofDays(7));
        assertThat(config.cancelGrace()).isEqualTo(Duration.ofSeconds(10));
    }
}
