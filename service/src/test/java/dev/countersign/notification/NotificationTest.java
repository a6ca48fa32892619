package dev.countersign.notification;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.smallrye.config.SmallRyeConfigBuilder;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class NotificationTest {
    private static final Instant START = Instant.parse("2026-01-05T08:00:00Z");

    private final MailConfig config =
            new SmallRyeConfigBuilder().withMapping(MailConfig.class).build().getConfigMapping(MailConfig.class);
    private final Notification notification = new Notification(
            "outcome",
            NoticeAddress.mail(NoticeKind.OUTCOME, "anna", "anna@example.org", START),
            new RenderedMail("en", "s", "t", "h"),
            START);

    @Test
    void theWaitBetweenAttemptsDoublesUpToFiveMinutes() {
        List<Long> waits = new ArrayList<>();
        for (int i = 0; i < 9; i++) {
            Instant now = notification.nextAttemptAt;
            notification.notSent(refused("connection refused"), now, config);
            waits.add(Duration.between(now, notification.nextAttemptAt).toSeconds());
        }

        assertThat(waits).containsExactly(5L, 10L, 20L, 40L, 80L, 160L, 300L, 300L, 300L);
        assertThat(notification.state).isEqualTo(NotificationState.PENDING);
        assertThat(notification.lastError).isEqualTo("connection refused");
    }

    @Test
    void itIsGivenUpAfterThreeDaysAndCanBeTriedAgain() {
        notification.notSent(refused("away"), START.plus(Duration.ofDays(3)).minusMillis(1), config);
        assertThat(notification.state).isEqualTo(NotificationState.PENDING);

        Instant end = START.plus(Duration.ofDays(3));
        notification.notSent(refused("away"), end, config);
        assertThat(notification.state).isEqualTo(NotificationState.FAILED);

        notification.retry(end);
        assertThat(notification.state).isEqualTo(NotificationState.PENDING);
        assertThat(notification.nextAttemptAt).isEqualTo(end);
        notification.notSent(refused("away"), end.plus(Duration.ofDays(2)), config);
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
        notification.notSent(refused("x".repeat(5_000)), START, config);

        assertThat(notification.lastError).hasSize(1_000);
    }

    @Test
    void whoAsksForMoreTimeGetsIt() {
        notification.notSent(MailNotAcceptedException.forNow("429", Duration.ofSeconds(90)), START, config);
        assertThat(notification.nextAttemptAt).isEqualTo(START.plusSeconds(90));

        notification.notSent(MailNotAcceptedException.forNow("429", Duration.ofSeconds(1)), START, config);
        assertThat(notification.nextAttemptAt).isEqualTo(START.plusSeconds(10));
    }

    @Test
    void whatIsRefusedForGoodIsNotTriedAgain() {
        notification.notSent(MailNotAcceptedException.forGood("404"), START, config);

        assertThat(notification.state).isEqualTo(NotificationState.FAILED);
        assertThat(notification.attempts).isEqualTo(1);
    }

    @Test
    void theTimeToGiveUpBeginsWhenTheQuietHoursEnd() {
        Instant morning = START.plus(Duration.ofDays(1));
        notification.waitUntil(morning);

        notification.notSent(refused("away"), morning.plus(Duration.ofDays(3)).minusMillis(1), config);

        assertThat(notification.state).isEqualTo(NotificationState.PENDING);
    }

    private static MailNotAcceptedException refused(String reason) {
        return MailNotAcceptedException.forNow(reason, null);
    }
}
