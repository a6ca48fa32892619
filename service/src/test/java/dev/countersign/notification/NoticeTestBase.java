package dev.countersign.notification;

import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.inject.Inject;
import jakarta.mail.MessagingException;
import jakarta.mail.internet.MimeMessage;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.operaton.bpm.engine.IdentityService;
import org.operaton.bpm.engine.RepositoryService;
import org.operaton.bpm.engine.RuntimeService;
import org.operaton.bpm.engine.TaskService;
import org.operaton.bpm.engine.impl.util.ClockUtil;

/** Runs of the test model {@code notice-test}, an empty outbox, and a clock that can be set. */
abstract class NoticeTestBase {

    @Inject
    RepositoryService repository;

    @Inject
    RuntimeService runtime;

    @Inject
    TaskService tasks;

    @Inject
    IdentityService identity;

    @Inject
    NotificationRepository notifications;

    @Inject
    DigestItemRepository digestItems;

    @Inject
    PreferenceRepository preferences;

    @Inject
    EmbeddedMailServer server;

    final String businessKey = "notice-" + UUID.randomUUID();

    @BeforeEach
    void prepare() {
        repository
                .createDeployment()
                .name("notice-test")
                .enableDuplicateFiltering(true)
                .addClasspathResource("models/notice-test.bpmn")
                .deploy();
        forgetAll();
    }

    @AfterEach
    void cleanUp() {
        ClockUtil.reset();
        forgetAll();
    }

    private void forgetAll() {
        QuarkusTransaction.requiringNew().run(() -> {
            notifications.delete("state = 'PENDING'");
            digestItems.deleteAll();
            preferences.deleteAll();
        });
    }

    /** A new run, offered to a group; gives the id of its task. */
    String task(String group) {
        String instance = runtime.startProcessInstanceByKey("notice-test", businessKey, Map.of("group", group))
                .getId();
        return tasks.createTaskQuery()
                .processInstanceId(instance)
                .singleResult()
                .getId();
    }

    /** What somebody does by a call of their own. */
    void as(String user, Runnable work) {
        identity.setAuthenticatedUserId(user);
        try {
            work.run();
        } finally {
            identity.clearAuthentication();
        }
    }

    void prefer(String user, String settings) {
        QuarkusTransaction.requiringNew()
                .run(() -> preferences.persist(new PreferenceRow(user, settings, Instant.EPOCH)));
    }

    void setClock(String moment) {
        ClockUtil.setCurrentTime(Date.from(Instant.parse(moment)));
    }

    List<Notification> rowsOf(String taskId) {
        return QuarkusTransaction.requiringNew()
                .call(() -> notifications.list("taskId = ?1 order by sequence", taskId));
    }

    /** {@code person kind STATE} of every row about a task, sorted. */
    List<String> told(String taskId) {
        return rowsOf(taskId).stream()
                .map(row -> row.recipientId + " " + (row.kind == null ? "" : row.kind.id()) + " " + row.state)
                .sorted()
                .toList();
    }

    /** The mails that have arrived whose subject or text names this run. */
    List<ReceivedMail> received(String address) throws MessagingException {
        return server.messagesTo(address).stream()
                .map((MimeMessage message) -> ReceivedMail.of(message))
                .filter(mail -> (mail.subject() + mail.text()).contains(businessKey))
                .toList();
    }
}
