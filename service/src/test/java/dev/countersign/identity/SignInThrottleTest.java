package dev.countersign.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.smallrye.config.SmallRyeConfigBuilder;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class SignInThrottleTest {
    private final TestClock clock = new TestClock();
    private final SignInThrottle throttle = new SignInThrottle(
            new SmallRyeConfigBuilder()
                    .withMapping(IdentityConfig.class)
                    .build()
                    .getConfigMapping(IdentityConfig.class),
            clock);

    @Test
    void fourFailuresCostNothing() {
        fail(4);

        assertThatCode(() -> throttle.admit("anna")).doesNotThrowAnyException();
    }

    @Test
    void fromTheFifthOnTheWaitDoublesUpToAQuarterOfAnHour() {
        fail(5);

        for (int wait : new int[] {10, 20, 40, 80, 160, 320, 640, 900, 900}) {
            assertThat(secondsToWait()).isEqualTo(wait);
            clock.advance(Duration.ofSeconds(wait));
            throttle.admit("anna");
        }
    }

    @Test
    void aRefusedAttemptIsNotCounted() {
        fail(5);

        assertThat(secondsToWait()).isEqualTo(10);
        clock.advance(Duration.ofMillis(1));
        assertThat(secondsToWait()).isEqualTo(10);
    }

    @Test
    void successAndTimeForgiveOnlyTheNameInQuestion() {
        fail(5);
        throttle.admit("ben");
        throttle.succeeded("ben");
        assertThat(secondsToWait()).isEqualTo(10);

        throttle.succeeded("anna");
        fail(4);
        clock.advance(Duration.ofMinutes(15).plusMillis(1));
        fail(4);

        assertThatCode(() -> throttle.admit("anna")).doesNotThrowAnyException();
    }

    private void fail(int times) {
        for (int i = 0; i < times; i++) {
            throttle.admit("anna");
        }
    }

    private long secondsToWait() {
        SignInThrottledException refused =
                catchThrowableOfType(SignInThrottledException.class, () -> throttle.admit("anna"));
        assertThat(refused).isNotNull();
        return refused.retryAfterSeconds();
    }
}
