package dev.countersign.notification;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.countersign.evidence.DatasetVersion;
import dev.countersign.evidence.EvidenceService;
import dev.countersign.evidence.LineageService;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import jakarta.mail.MessagingException;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** A warning of newer data: beside what else is said of a task, and only as long as it is true. */
@QuarkusTest
@TestProfile(NoticesProfile.class)
class StaleNoticeTest extends NoticeTestBase {
    private static final String MODEL = """
            <bpmn:definitions xmlns:bpmn="http://www.omg.org/spec/BPMN/20100524/MODEL"
                xmlns:camunda="http://camunda.org/schema/1.0/bpmn" id="d" targetNamespace="t">
              <bpmn:process id="notice-stale" name="Stale" isExecutable="true">
                <bpmn:startEvent id="start" />
                <bpmn:sequenceFlow id="f1" sourceRef="start" targetRef="judge" />
                <bpmn:userTask id="judge" name="Judge" camunda:candidateGroups="managers">
                  <bpmn:extensionElements><camunda:properties>
                    <camunda:property name="evidence" value="${facts.evidence}" />
                  </camunda:properties></bpmn:extensionElements>
                </bpmn:userTask>
                <bpmn:sequenceFlow id="f2" sourceRef="judge" targetRef="end" />
                <bpmn:endEvent id="end" />
              </bpmn:process>
            </bpmn:definitions>
            """;

    private final String dataset = "/data/" + UUID.randomUUID();

    @Inject
    Notices notices;

    @Inject
    Digests digests;

    @Inject
    OutboxSender sender;

    @Inject
    EvidenceService evidence;

    @Inject
    LineageService lineage;

    @Test
    void takesTheLineOfNothingElseInADigest() throws MessagingException {
        prefer("mia", "{\"channels\":{\"candidate\":\"digest\",\"stale\":\"digest\"},\"digest\":{\"every\":\"hour\"}}");
        setClock("2026-03-28T10:00:00Z");
        String id = staleTask();
        warn(id);

        setClock("2026-03-28T11:00:00Z");
        digests.queueDue();
        sender.sendDue(50);

        assertThat(received("mia@example.org")).singleElement().satisfies(mail -> {
            assertThat(mail.subject()).isEqualTo("2 things wait for you");
            assertThat(mail.text()).contains("Offered to you");
        });
    }

    @Test
    void isSentWhileItIsTrue() {
        String id = staleTask();
        warn(id);

        sender.sendDue(50);

        assertThat(told(id)).contains("mia stale SENT", "mia candidate SENT");
    }

    @Test
    void isSentOnceWhenTheEvidenceCannotBeWorkedOutAnyMore() throws MessagingException {
        String id = staleTask();
        warn(id);
        runtime.removeVariable(tasks.createTaskQuery().taskId(id).singleResult().getProcessInstanceId(), "facts");

        sender.sendDue(50);
        sender.sendDue(50);

        assertThat(told(id)).contains("mia stale SENT", "mia candidate SENT");
        assertThat(rowsOf(id)).allSatisfy(row -> assertThat(row.lastError).isNull());
        assertThat(received("mia@example.org")).hasSize(2);
    }

    @Test
    void aTaskWhoseEvidenceIsNotThereYetIsTalkedAboutAllTheSame() {
        String id = staleTask();
        runtime.removeVariable(tasks.createTaskQuery().taskId(id).singleResult().getProcessInstanceId(), "facts");

        QuarkusTransaction.requiringNew()
                .run(() -> notices.tell(NoticeKind.MENTIONED, id, List.of("mia"), NoticeDetails.none()));

        assertThat(told(id)).contains("mia mentioned PENDING");
    }

    @Test
    void isNotSentWhenTheTaskHasNewEvidence() {
        String id = staleTask();
        warn(id);
        tasks.setVariable(id, "facts", Map.of("evidence", madeFrom("v2")));

        sender.sendDue(50);

        assertThat(told(id)).contains("mia stale CANCELLED", "mia candidate SENT");
        assertThat(rowsOf(id))
                .filteredOn(row -> row.kind == NoticeKind.STALE)
                .allSatisfy(row -> assertThat(row.cancelReason).isEqualTo(CancelReason.CURRENT));
    }

    @Test
    void isNotSentWhenTheDataIsAsItWas() {
        String id = staleTask();
        warn(id);
        arrives("v1");

        sender.sendDue(50);

        assertThat(told(id)).contains("mia stale CANCELLED", "mia candidate SENT");
    }

    private String staleTask() {
        repository
                .createDeployment()
                .name("notice-stale")
                .enableDuplicateFiltering(true)
                .addString("notice-stale.bpmn", MODEL)
                .deploy();
        String instance = runtime.startProcessInstanceByKey(
                        "notice-stale", businessKey, Map.of("facts", Map.of("evidence", madeFrom("v1"))))
                .getId();
        arrives("v2");
        return tasks.createTaskQuery()
                .processInstanceId(instance)
                .singleResult()
                .getId();
    }

    private void warn(String id) {
        notices.tell(NoticeKind.STALE, id, List.of("mia"), NoticeDetails.none().text("data", dataset));
    }

    private void arrives(String version) {
        lineage.becomeCurrent("notice-stale", new DatasetVersion(dataset, version));
    }

    private String madeFrom(String version) {
        ObjectNode document = new ObjectMapper().createObjectNode().put("title", "Made from " + version);
        document.putArray("sources").addObject().put("name", dataset).put("version", version);
        document.putArray("blocks").addObject().put("type", "markdown").put("text", "numbers");
        return evidence.store(document);
    }
}
