package dev.countersign.notification;

import static org.assertj.core.api.Assertions.assertThat;

import dev.countersign.identity.User;
import io.quarkus.mailer.reactive.ReactiveMailer;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.smallrye.mutiny.Uni;
import io.vertx.ext.mail.SMTPException;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.operaton.bpm.engine.impl.util.ClockUtil;

/** Mails that the server does not want: nobody else's, and none of the same person's, wait for them. */
@QuarkusTest
@TestProfile(EmbeddedMailProfile.class)
class RefusedMailTest {

    @Inject
    NotificationService service;

    @Inject
    NotificationRepository notifications;

    @Inject
    MailTransport transport;

    @Inject
    PreferenceService preferences;

    @Inject
    OpenTasks openTasks;

    @Inject
    MailConfig config;

    @Inject
    Clock clock;

    private final String name = "u-" + UUID.randomUUID();

    @BeforeEach
    void emptyOutbox() {
        QuarkusTransaction.requiringNew().run(() -> notifications.delete("state = 'PENDING'"));
    }

    @AfterEach
    void resetClock() {
        ClockUtil.reset();
    }

    @Test
    void whatAFilterRefusesHoldsUpNothingElseForItsReader() {
        enqueue("spam, they say");
        enqueue("urgent");

        refusing(554).sendDue(10);

        assertThat(rows())
                .extracting(row -> row.subject + " " + row.state)
                .containsExactly("spam, they say PENDING", "urgent SENT");
    }

    @Test
    void whatIsRefusedForGoodIsGivenUpAfterTheThirdTime() {
        enqueue("spam, they say");
        for (int i = 0; i < 3; i++) {
            assertThat(rows().get(0).state).isEqualTo(NotificationState.PENDING);
            refusing(550).sendDue(10);
            ClockUtil.offset(Duration.ofHours(1 + i).toMillis());
        }

        assertThat(rows().get(0).state).isEqualTo(NotificationState.FAILED);
        assertThat(rows().get(0).attempts).isEqualTo(3);
    }

    @Test
    void whatIsRefusedForNowIsTriedAgain() {
        enqueue("spam, they say");
        for (int i = 0; i < 4; i++) {
            refusing(451).sendDue(10);
            ClockUtil.offset(Duration.ofHours(1 + i).toMillis());
        }

        assertThat(rows().get(0).state).isEqualTo(NotificationState.PENDING);
        assertThat(rows().get(0).attempts).isEqualTo(4);
    }

    @ParameterizedTest
    @CsvSource({
        "554,false,true",
        "550,false,true",
        "451,false,false",
        "535,true,false",
        "421,true,false",
        "530,true,false"
    })
    void whatTheServerAnswersIsAboutThisMailOrAboutAll(int code, boolean serverAway, boolean permanent) {
        MailNotAcceptedException refusal = refusal(new SMTPException("no", code, List.of("no"), true));

        assertThat(refusal.serverAway()).isEqualTo(serverAway);
        assertThat(refusal.isPermanent()).isEqualTo(permanent);
    }

    private MailNotAcceptedException refusal(Throwable failure) {
        ReactiveMailer mailer = mails -> Uni.createFrom().failure(failure);
        enqueue("x");
        try {
            new MailerTransport(mailer, config, Optional.empty()).send(rows().get(0));
        } catch (MailNotAcceptedException e) {
            return e;
        }
        throw new AssertionError("was taken");
    }

    /** The real way out of the house, but for the one mail. */
    private OutboxSender refusing(int code) {
        ReactiveMailer refuses = mails -> Uni.createFrom().failure(new SMTPException("no", code, List.of("no"), true));
        MailerTransport wall = new MailerTransport(refuses, config, Optional.empty());
        return new OutboxSender(
                notifications,
                mail -> {
                    if (mail.subject.startsWith("spam")) {
                        wall.send(mail);
                    }
                    transport.send(mail);
                },
                preferences,
                openTasks,
                config,
                clock);
    }

    private void enqueue(String subject) {
        QuarkusTransaction.requiringNew()
                .run(() -> service.tell(
                        SampleNotice.outcome(subject),
                        List.of(new User(name, "Päivi", name + "@example.org", Set.of(), Set.of()))));
    }

    private List<Notification> rows() {
        return QuarkusTransaction.requiringNew()
                .call(() -> notifications.list("recipientId = ?1 order by sequence", name));
    }
}
