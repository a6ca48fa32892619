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
        assertThat(config.retries()).isEqualTo(1);
        assertThat(config.backOff()).isEqualTo(Duration.ofSeconds(20));
        assertThat(config.lockDuration()).isEqualTo(Duration.ofMinutes(5));
        assertThat(config.lease()).isEqualTo(Duration.ofSeconds(15));
        assertThat(config.foreignGrace()).isEqualTo(Duration.ofMinutes(2));
        assertThat(config.unknownAfter()).isEqualTo(Duration.ofSeconds(30));
        assertThat(config.cancelGrace()).isEqualTo(Duration.ofSeconds(10));
    }
}
