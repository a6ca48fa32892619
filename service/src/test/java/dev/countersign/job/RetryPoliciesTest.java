package dev.countersign.job;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RetryPoliciesTest {

    private static final Instant NOW = Instant.parse("2026-01-05T08:00:00Z");

    private final RetryPolicies policies = new RetryPolicies(
            new ObjectMapper(),
            new SmallRyeConfigBuilder()
                    .addDiscoveredConverters()
                    .withMapping(JobConfig.class)
                    .build()
                    .getConfigMapping(JobConfig.class));

    @Test
    void withoutAWordOfTheModelItIsAsConfigured() {
        assertThat(policies.read(Map.of())).isEqualTo(new RetryPolicy(1, Duration.ofSeconds(20), 2, Set.of(), 1));
    }

    @Test
    void modelSaysHowOftenWhenAndAfterWhat() {
        RetryPolicy policy = policies.read(Map.of(
                "retries", 3,
                "retryBackOff", "PT1M",
                "retryBackOffFactor", "1.5",
                "retryOn", "killed, out-of-memory",
                "retryMemoryFactor", "2"));

        assertThat(policy)
                .isEqualTo(new RetryPolicy(3, Duration.ofMinutes(1), 1.5, Set.of("killed", "out-of-memory"), 2));
        assertThat(policy.pause(0)).isEqualTo(Duration.ofMinutes(1));
        assertThat(policy.pause(2)).isEqualTo(Duration.ofSeconds(135));
        assertThat(policy.pause(1000)).isEqualTo(Duration.ofDays(1));
        assertThat(policy.covers(JobFailure.technical("killed", "", 137))).isTrue();
        assertThat(policy.covers(JobFailure.technical("disk-full", "", 1))).isFalse();
        assertThat(policy.covers(JobFailure.permanent("killed", "", 137))).isFalse();
    }

    @Test
    void isKeptWithTheJob() {
        RetryPolicy policy = policies.read(Map.of("retryOn", "killed", "retryBackOffFactor", 3, "retries", 0));
        Job job = new Job(
                new JobOrigin("task", "instance", "process", null, "work", "script", "script"),
                new JobTerms("local", 0, null, policies.stored(policy)),
                1,
                0,
                "{}",
                NOW,
                NOW,
                NOW);

        assertThat(policies.of(job)).isEqualTo(policy);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "retries | -1 | retries must be between 0 and 20, not -1",
                "retries | many | retries must be a whole number, not many",
                "retryBackOff | 5s | retryBackOff must be a duration such as PT30S, not 5s",
                "retryBackOff | P2D | retryBackOff must be between PT0S and P1D, not P2D",
                "retryBackOffFactor | 0.5 | retryBackOffFactor must be a number between 1 and 10, not 0.5",
                "retryBackOffFactor | NaN | retryBackOffFactor must be a number between 1 and 10, not NaN",
                "retryMemoryFactor | x | retryMemoryFactor must be a number between 1 and 4, not x",
                "retryOn | Out of memory | retryOn must be codes such as out-of-memory, killed with commas between them, or all, not Out of memory"
            })
    void wrongInputIsNamed(String input, String value, String message) {
        assertThatThrownBy(() -> policies.read(Map.of(input, value)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage(message);
    }

    @Test
    void wordsThatAreNearlyOneOfOursAreNotTakenAtDeployment() {
        assertThatThrownBy(() -> policies.checkSpelling(Map.of("retryOn", "killed, lost-executor")))
                .hasMessage("retryOn has the code lost-executor, which no failure has; did you mean lost-executors?");
        assertThatCode(() -> policies.checkSpelling(Map.of("retryOn", "killed, no-rows, all")))
                .doesNotThrowAnyException();
        assertThatCode(() -> policies.read(Map.of("retryOn", "lost-executor"))).doesNotThrowAnyException();
    }

    @ParameterizedTest
    @CsvSource({"1g, 2, 16g, 2048m", "10g, 2, 16g, 16384m", "24g, 2, 16g, 24g", "600m, 1.5, 1g, 900m"})
    void memoryGrowsUpToItsLimit(String memory, double factor, String most, String more) {
        assertThat(JobMemory.times(memory, factor, most)).isEqualTo(more);
    }
}
