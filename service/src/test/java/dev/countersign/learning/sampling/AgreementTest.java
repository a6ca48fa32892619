package dev.countersign.learning.sampling;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class AgreementTest {

    @Test
    void givesWilsonsInterval() {
        // R: binom::binom.confint(3, 40, methods = "wilson") gives 0.02583 and 0.19864
        assertThat(Agreement.of(null, 37, 2, 1)).isEqualTo(new Agreement(null, 40, 37, 2, 1, 0.075, 0.0258, 0.1986));
    }

    @Test
    void staysWithinZeroAndOne() {
        // R: binom::binom.confint(0, 10, methods = "wilson") gives 0 and 0.27753
        assertThat(Agreement.of("2026-01", 10, 0, 0))
                .isEqualTo(new Agreement("2026-01", 10, 10, 0, 0, 0.0, 0.0, 0.2775));
        assertThat(Agreement.of(null, 0, 0, 1)).isEqualTo(new Agreement(null, 1, 0, 0, 1, 1.0, 0.2065, 1.0));
    }

    @Test
    void saysNothingWithoutSamples() {
        assertThat(Agreement.of(null, 0, 0, 0)).isEqualTo(new Agreement(null, 0, 0, 0, 0, null, null, null));
    }
}
