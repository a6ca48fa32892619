package dev.countersign.notification;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.countersign.evidence.StaleTasks;
import dev.countersign.evidence.Staleness;
import dev.countersign.identity.User;
import dev.countersign.identity.UserDirectory;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import jakarta.mail.MessagingException;
import jakarta.mail.internet.MimeMessage;
import jakarta.persistence.EntityManager;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.operaton.bpm.engine.TaskService;
import org.operaton.bpm.engine.impl.util.ClockUtil;

@QuarkusTest
@TestProfile(EmbeddedMailProfile.class)
class OutboxTest {

    @Inject
    NotificationService service;

    @Inject
    NotificationRepository notifications;

    @Inject
    OutboxSender sender;

    @Inject
    MailTransport transport;

    @Inject
    PreferenceService preferences;

    @Inject
    OpenTasks openTasks;

    @Inject
    EntityManager entityManager;

    @Inject
    UserDirectory directory;

    @Inject
    NoticeFilters filters;

    @Inject
    TaskService tasks;

    @Inject
    TaskNotices writer;

    @Inject
    Staleness staleness;

    @Inject
    StaleTasks staleTasks;

    @Inject
    EmbeddedMailServer server;

    @Inject
    MailConfig config;

    @Inject
    Clock clock;

    private final String name = "u-" + UUID.randomUUID();
    private final String address = name + "@example.org";
    private final User user = new User(name, "Päivi <Test>", address, Set.of(), Set.of());

    @BeforeEach
    void emptyOutbox() {
        QuarkusTransaction.requiringNew().run(() -> notifications.delete("state = 'PENDING'"));
    }

    @Test
    void aMailArrivesWholeAndIsMarkedAsSent() throws MessagingException {
        enqueue("Approve\r\nBcc: eve@example.org");

        sender.sendDue(10);

        Notification sent = only();
        assertThat(sent.state).isEqualTo(NotificationState.SENT);
        assertThat(sent.attempts).isEqualTo(1);
        MimeMessage mail = server.messagesTo(address).get(0);
        assertThat(mail.getSubject()).isEqualTo("Approve Bcc: eve@example.org");
        assertThat(mail.getAllRecipients()).hasSize(1);
        assertThat(mail.getHeader("Message-ID")).containsExactly("<" + sent.id + "@countersign.example.org>");
        assertThat(mail.getHeader("Auto-Submitted")).containsExactly("auto-generated");
        ReceivedMail received = ReceivedMail.of(mail);
        assertThat(received.from()).isEqualTo("countersign@example.org");
        assertThat(received.html())
                .contains("Hello Päivi &lt;Test&gt;,")
                .contains("<script>alert(1)</script>".replace("<", "&lt;").replace(">", "&gt;"))
                .doesNotContain("<script>");
        assertThat(received.text()).contains("Hello Päivi <Test>,").contains("Reason: <script>alert(1)</script>");
    }

    @Test
    void nothingIsSentForARolledBackTransaction() {
        assertThatThrownBy(() -> QuarkusTransaction.requiringNew().run(() -> {
                    service.tell(content("never"), List.of(user));
                    throw new IllegalStateException("rolled back");
                }))
                .hasMessageContaining("rolled back");

        sender.sendDue(10);

        assertThat(all()).isEmpty();
        assertThat(server.messagesTo(address)).isEmpty();
    }

    @Test
    void mailsWaitWhileTheServerIsAwayAndComeInOrderWhenItIsBack() throws MessagingException {
        enqueue("first");
        enqueue("second");
        enqueue("third");
        server.stop();
        try {
            sender.sendDue(10);
            sender.sendDue(10);

            assertThat(all()).extracting(each -> each.state).containsOnly(NotificationState.PENDING);
            assertThat(all()).extracting(each -> each.attempts).containsExactly(1, 0, 0);
            assertThat(all().get(0).lastError).isNotBlank();
        } finally {
            server.start();
        }

        ClockUtil.offset(Duration.ofSeconds(6).toMillis());
        try {
            sender.sendDue(10);
        } finally {
            ClockUtil.reset();
        }

        assertThat(all()).extracting(each -> each.state).containsOnly(NotificationState.SENT);
        assertThat(subjects()).containsExactly("first", "second", "third");
    }

    @Test
    void aServerThatNeverAnswersIsNotWaitedForForEver() throws IOException {
        enqueue("slow");
        server.stop();
        try (ServerSocket silent =
                new ServerSocket(config.embeddedPort().orElseThrow(), 10, InetAddress.getByName(EmbeddedMail.HOST))) {
            sender.sendDue(10);
        } finally {
            server.start();
        }

        assertThat(only().state).isEqualTo(NotificationState.PENDING);
        assertThat(only().attempts).isEqualTo(1);
    }

    @Test
    void aMailThatTheServerRefusesDoesNotHoldUpTheOthers() {
        QuarkusTransaction.requiringNew()
                .run(() -> service.tell(
                        content("refused"), List.of(new User("x", "X", "not an address", Set.of(), Set.of()))));
        enqueue("fine");

        sender.sendDue(10);

        assertThat(only().state).isEqualTo(NotificationState.SENT);
    }

    @Test
    void aFailureBetweenSendingAndMarkingCausesOneDuplicateThatCanBeRecognised() throws MessagingException {
        enqueue("once");
        OutboxSender failing = new OutboxSender(
                notifications,
                mail -> {
                    transport.send(mail);
                    throw new IllegalStateException("failed before the commit");
                },
                preferences,
                openTasks,
                config,
                clock);
        failing.sendDue(10);
        assertThat(only().state).isEqualTo(NotificationState.PENDING);
        assertThat(only().lastError).isEqualTo("failed before the commit");

        ClockUtil.offset(Duration.ofSeconds(6).toMillis());
        try {
            sender.sendDue(10);
            sender.sendDue(10);
        } finally {
            ClockUtil.reset();
        }

        assertThat(only().state).isEqualTo(NotificationState.SENT);
        List<MimeMessage> received = server.messagesTo(address);
        assertThat(received).hasSize(2);
        assertThat(received.get(0).getMessageID()).isEqualTo(received.get(1).getMessageID());
    }

    @Test
    void whatCannotBeDealtWithIsPutOffAndEverythingElseGoesOn() throws MessagingException {
        enqueue("broken");
        enqueue("fine");
        OutboxSender failing = new OutboxSender(
                notifications,
                mail -> {
                    if (mail.subject.contains("broken")) {
                        throw new IllegalStateException("cannot be rendered");
                    }
                    transport.send(mail);
                },
                preferences,
                openTasks,
                config,
                clock);

        failing.sendDue(10);

        assertThat(subjects()).containsExactly("fine");
        Notification broken = all().get(0);
        assertThat(broken.state).isEqualTo(NotificationState.PENDING);
        assertThat(broken.attempts).isEqualTo(1);
        assertThat(broken.lastError).isEqualTo("cannot be rendered");
        assertThat(broken.nextAttemptAt).isAfter(clock.instant());
    }

    @Test
    void nothingIsSentThatCannotBeMarkedAsSent() {
        enqueue("never");
        OutboxSender doomed = new OutboxSender(notifications, transport, preferences, dooming(), config, clock);

        doomed.sendDue(10);

        assertThat(server.messagesTo(address)).isEmpty();
        assertThat(only().attempts).isEqualTo(1);
        assertThat(only().state).isEqualTo(NotificationState.PENDING);
    }

    /** A look at a task that leaves the transaction unfit to be committed. */
    private OpenTasks dooming() {
        return new OpenTasks(entityManager, directory, filters, List.of(), tasks, writer, staleness, staleTasks) {
            @Override
            Optional<Objection> objection(
                    @Nullable NoticeKind kind, @Nullable String taskId, @Nullable String recipientId) {
                QuarkusTransaction.setRollbackOnly();
                return Optional.empty();
            }
        };
    }

    @Test
    void twoSendersSendEachMailOnceAndInOrder() throws MessagingException {
        List<User> users = IntStream.range(0, 5)
                .mapToObj(i -> new User(name + i, "U", name + i + "@example.org", Set.of(), Set.of()))
                .toList();
        for (int i = 0; i < 8; i++) {
            String subject = "mail " + i;
            QuarkusTransaction.requiringNew().run(() -> service.tell(content(subject), users));
        }

        CompletableFuture.allOf(
                        CompletableFuture.runAsync(() -> sender.sendDue(100)),
                        CompletableFuture.runAsync(() -> sender.sendDue(100)))
                .join();
        sender.sendDue(100);

        for (User each : users) {
            assertThat(subjectsTo(String.valueOf(each.email())))
                    .containsExactly("mail 0", "mail 1", "mail 2", "mail 3", "mail 4", "mail 5", "mail 6", "mail 7");
        }
    }

    @Test
    void anAddressGetsOneMailAndNobodyWithoutAddressGetsAny() {
        User sameAddress = new User(name + "-2", "Other", address, Set.of(), Set.of());
        User noAddress = new User(name + "-3", "None", null, Set.of(), Set.of());

        int queued = QuarkusTransaction.requiringNew()
                .call(() -> service.tell(content("one"), List.of(user, sameAddress, noAddress)));

        assertThat(queued).isEqualTo(1);
        assertThat(all()).hasSize(1);
    }

    private void enqueue(String subject) {
        QuarkusTransaction.requiringNew().run(() -> service.tell(content(subject), List.of(user)));
    }

    private static Notice content(String title) {
        return SampleNotice.outcome(title, Notice.Fact.given("Reason", "<script>alert(1)</script>"));
    }

    private Notification only() {
        List<Notification> all = all();
        assertThat(all).hasSize(1);
        return all.get(0);
    }

    private List<Notification> all() {
        return QuarkusTransaction.requiringNew()
                .call(() -> notifications.list("recipientAddress = ?1 order by sequence", address));
    }

    private List<String> subjects() throws MessagingException {
        return subjectsTo(String.valueOf(address));
    }

    private List<String> subjectsTo(String address) throws MessagingException {
        List<String> subjects = new ArrayList<>();
        for (MimeMessage message : server.messagesTo(address)) {
            subjects.add(message.getSubject());
        }
        return subjects;
    }
}
