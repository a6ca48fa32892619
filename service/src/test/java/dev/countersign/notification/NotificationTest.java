package dev.countersign.notification;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.smallrye.config.SmallRyeConfigBuilder;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class NotificationTest {
    private static final Instant START = Instant.parse("2026-01-05T08:00:00Z");

    private final MailConfig config =
            new SmallRyeConfigBuilder().withMapping(MailConfig.class).build().getConfigMapping(MailConfig.class);
    private final Notification notification = new Notification(
            UUID.randomUUID(), "outcome", "anna", "anna@example.org", new RenderedMail("s", "t", "h"), START);

    @Test
    void theWaitBetweenAttemptsDoublesUpToFiveMinutes() {
        List<Long> waits = new ArrayList<>();
        for (int i = 0; i < 9; i++) {
            Instant now = notification.nextAttemptAt;
            notification.notSent("connection refused", now, config);
            waits.add(Duration.between(now, notification.nextAttemptAt).toSeconds());
        }

        assertThat(waits).containsExactly(5L, 10L, 20L, 40L, 80L, 160L, 300L, 300L, 300L);
        assertThat(notification.state).isEqualTo(NotificationState.PENDING);
        assertThat(notification.lastError).isEqualTo("connection refused");
    }

    @Test
    void itIsGivenUpAfterThreeDaysAndCanBeTriedAgain() {
        notification.notSent("away", START.plus(Duration.ofDays(3)).minusMillis(1), config);
        assertThat(notification.state).isEqualTo(NotificationState.PENDING);

        Instant end = START.plus(Duration.ofDays(3));
        notification.notSent("away", end, config);
        assertThat(notification.state).isEqualTo(NotificationState.FAILED);

        notification.retry(end);
        assertThat(notification.state).isEqualTo(NotificationState.PENDING);
        assertThat(notification.nextAttemptAt).isEqualTo(end);
        notification.notSent("away", end.plus(Duration.ofDays(2)), config);
        assertThat(notification.state).isEqualTo(NotificationState.PENDING);
        assertThat(notification.attempts).isEqualTo(1);
    }

    @Test
    void onlyAFailedOneCanBeTriedAgain() {
        assertThatThrownBy(() -> notification.retry(START))
                .isInstanceOf(NotificationNotFailedException.class)
                .hasMessageContaining("is PENDING; only a FAILED one can be tried again");

        notification.sent(START);

        assertThatThrownBy(() -> notification.retry(START)).hasMessageContaining("is SENT");
    }

    @Test
    void aLongReasonIsCut() {
        notification.notSent("x".repeat(5_000), START, config);

        assertThat(notification.lastError).hasSize(1_000);
    }
}
