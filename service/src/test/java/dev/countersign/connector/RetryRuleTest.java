package dev.countersign.connector;

import static org.assertj.core.api.Assertions.assertThat;

import dev.countersign.connector.ConnectorFailure.Reach;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RetryRuleTest {

    @ParameterizedTest
    @CsvSource({
        "dns, NOT_SENT, true, true",
        "refused, NOT_SENT, true, true",
        "connect-timeout, NOT_SENT, true, true",
        "connection-lost, UNKNOWN, true, false",
        "timeout, UNKNOWN, true, false",
        "conflict, ANSWERED, true, true",
        "host-not-allowed, NOT_SENT, false, false",
        "tls, NOT_SENT, false, false",
        "failed, UNKNOWN, false, false"
    })
    void byDefaultWhatDoesNoHarmIsTriedAgain(String code, Reach reach, boolean idempotent, boolean other) {
        ConnectorFailure failure = ConnectorFailure.of(code, reach, "", null);

        assertThat(RetryRule.standard(true).covers(failure)).isEqualTo(idempotent);
        assertThat(RetryRule.standard(false).covers(failure)).isEqualTo(other);
    }

    @ParameterizedTest
    @CsvSource({"'5xx,timeout', 500, true", "'5xx', 404, false", "'404,timeout', 404, true", "none, 503, false"})
    void statusCodesAsWritten(String rule, int status, boolean covered) {
        assertThat(RetryRule.parse(rule).covers(ConnectorFailure.status(status, "", "")))
                .isEqualTo(covered);
    }

    @Test
    void thePauseDoublesUpToAnHour() {
        CallPolicy policy =
                new CallPolicy(Duration.ofSeconds(1), 20, Duration.ofSeconds(10), RetryRule.parse("none"), false);

        assertThat(policy.pause(20)).hasSeconds(10);
        assertThat(policy.pause(19)).hasSeconds(20);
        assertThat(policy.pause(17)).hasSeconds(80);
        assertThat(policy.pause(1)).hasSeconds(3_600);
    }
}
