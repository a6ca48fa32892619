package dev.countersign.notification;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.countersign.evidence.EvidenceService;
import dev.countersign.identity.SignedIn;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.operaton.bpm.engine.RepositoryService;
import org.operaton.bpm.engine.RuntimeService;
import org.operaton.bpm.engine.TaskService;
import org.operaton.bpm.engine.runtime.ProcessInstance;

/** What models and user tasks put into the outbox, with a real engine. */
@QuarkusTest
@TestProfile(EmbeddedMailProfile.class)
class ModelMailsTest {

    @Inject
    RepositoryService repository;

    @Inject
    RuntimeService runtime;

    @Inject
    TaskService tasks;

    @Inject
    EvidenceService evidence;

    @Inject
    NotificationRepository notifications;

    private final String businessKey = "forecast-" + UUID.randomUUID();

    @BeforeEach
    void deploy() {
        repository
                .createDeployment()
                .name("mail-test")
                .enableDuplicateFiltering(true)
                .addClasspathResource("models/mail-test.bpmn")
                .deploy();
    }

    @Test
    void aNewTaskIsMailedToItsGroupWithLinkAndFigures() throws IOException {
        String digest = evidence.store(new ObjectMapper().readTree("""
                {"title":"Forecast","blocks":[{"type":"metrics","items":[
                  {"label":"WAPE","value":0.085,"format":"percent","threshold":0.12,"comparison":"below","status":"ok"}]}]}"""));

        ProcessInstance instance = start("managers", null, Map.of("evaluation", Map.of("evidence", digest)));

        List<Notification> mails = mails();
        assertThat(mails)
                .extracting(mail -> mail.recipientAddress)
                .containsExactlyInAnyOrder("admin@example.org", "mia@example.org");
        Notification mail = mails.get(0);
        String taskId = task(instance);
        assertThat(mail.template).isEqualTo("candidate");
        assertThat(mail.subject).isEqualTo("New task: Look <here> · " + businessKey);
        assertThat(mail.textBody)
                .contains("https://countersign.example.org/tasks/" + taskId)
                .contains("Process: Mail & more")
                .contains("- WAPE: 8.5 % (Limit < 12.0 %) [ok]");
        assertThat(mail.htmlBody)
                .contains("href=\"https://countersign.example.org/tasks/" + taskId + "\"")
                .contains("Mail &amp; more")
                .contains("Look &lt;here&gt;")
                .contains("8.5 %")
                .doesNotContain("<here>");
    }

    @Test
    void anAssigneeIsToldAndNobodyElse() {
        start("managers", "anna", Map.of());

        assertThat(mails()).extracting(mail -> mail.recipientId).containsExactly("anna");
    }

    @Test
    void aTaskForNobodyKnownIsNoReasonToFail() {
        start("nobody-at-all", null, Map.of());

        assertThat(mails()).isEmpty();
    }

    @Test
    void noMailIsQueuedWhenTheStartRollsBack() {
        assertThatThrownBy(() -> QuarkusTransaction.requiringNew().run(() -> {
                    start("managers", null, Map.of());
                    throw new IllegalStateException("rolled back");
                }))
                .hasMessageContaining("rolled back");

        assertThat(mails()).isEmpty();
    }

    @Test
    void aModelMailsTheOutcome() {
        ProcessInstance instance = tell("outcome", "anna");

        Notification mail = mails().get(0);
        assertThat(mail.template).isEqualTo("outcome");
        assertThat(mail.recipientId).isEqualTo("anna");
        assertThat(mail.subject).isEqualTo("It is done · " + businessKey);
        assertThat(mail.textBody)
                .contains("Decided by: ben")
                .contains("fine with me")
                .contains("https://countersign.example.org/instances/" + instance.getId())
                .doesNotContain("Empty:");
    }

    @Test
    void aGroupGetsOneMailPerMember() {
        tell("escalation", "group:managers");

        assertThat(mails()).extracting(mail -> mail.recipientId).containsExactlyInAnyOrder("admin", "mia");
    }

    @Test
    void whatCannotBeSentIsRefusedWithElementAndReason() {
        assertRefused(
                "no-such-template",
                "anna",
                "template \"no-such-template\" is unknown; there are outcome, reminder, escalation, job-failed");
        assertRefused("outcome", "nobody", "recipient \"nobody\" is not a known user");
        assertRefused("outcome", "group:nobody", "recipient \"group:nobody\": the group has no members");
        assertRefused("outcome", "", "input parameter \"recipient\" is missing or empty");
        assertRefused("", "anna", "input parameter \"template\" is missing or empty");
        assertThat(mails()).isEmpty();
    }

    @Test
    void whoMayNotCheckTheirOwnWorkIsNotAskedTo() throws IOException {
        String digest = evidence.store(
                new ObjectMapper().readTree("{\"title\":\"t\",\"blocks\":[{\"type\":\"markdown\",\"text\":\"t\"}]}"));
        ProcessInstance instance = start("managers", "mia", Map.of("evaluation", Map.of("evidence", digest)));

        SignedIn.as("mia")
                .contentType("application/json")
                .body(Map.of("data", Map.of(), "evidenceDigest", digest))
                .post("/api/tasks/" + task(instance) + "/complete")
                .then()
                .statusCode(200);

        assertThat(mails()).extracting(mail -> mail.recipientId).containsExactly("mia", "admin");
    }

    private void assertRefused(String template, String recipient, String reason) {
        assertThatThrownBy(() -> tell(template, recipient))
                .hasStackTraceContaining("sendNotification in \"tell\" of mail-test-tell:")
                .hasStackTraceContaining(reason);
    }

    private ProcessInstance tell(String template, String recipient) {
        return runtime.startProcessInstanceByKey(
                "mail-test-tell", businessKey, Map.of("whichTemplate", template, "whichRecipient", recipient));
    }

    private ProcessInstance start(String group, @Nullable String assignee, Map<String, Object> more) {
        Map<String, Object> variables = new HashMap<>(Map.of("group", group, "evaluation", Map.of()));
        variables.put("who", assignee);
        variables.putAll(more);
        return runtime.startProcessInstanceByKey("mail-test", businessKey, variables);
    }

    private String task(ProcessInstance instance) {
        return tasks.createTaskQuery()
                .processInstanceId(instance.getId())
                .singleResult()
                .getId();
    }

    private List<Notification> mails() {
        return QuarkusTransaction.requiringNew()
                .call(() -> notifications.list("subject like ?1 order by sequence", "%" + businessKey));
    }
}
