package dev.countersign.notification;

import static org.assertj.core.api.Assertions.assertThat;

import dev.countersign.identity.SignedIn;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import jakarta.mail.MessagingException;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.operaton.bpm.engine.impl.util.ClockUtil;

/** Offers that were queued: which stand again when a task is free, and which are not sent any more. */
@QuarkusTest
@TestProfile(NoticesProfile.class)
class OfferNoticesTest extends NoticeTestBase {

    private static final String TWO_APPROVALS = """
            <bpmn:definitions xmlns:bpmn="http://www.omg.org/spec/BPMN/20100524/MODEL"
                xmlns:camunda="http://camunda.org/schema/1.0/bpmn" id="d" targetNamespace="t">
              <bpmn:process id="notice-votes" name="Votes" isExecutable="true">
                <bpmn:startEvent id="start" />
                <bpmn:sequenceFlow id="f1" sourceRef="start" targetRef="vote" />
                <bpmn:userTask id="vote" name="Vote" camunda:candidateGroups="forecast-reviewers">
                  <bpmn:extensionElements><camunda:properties>
                    <camunda:property name="approvalsRequired" value="2" />
                  </camunda:properties></bpmn:extensionElements>
                </bpmn:userTask>
                <bpmn:sequenceFlow id="f2" sourceRef="vote" targetRef="end" />
                <bpmn:endEvent id="end" />
              </bpmn:process>
            </bpmn:definitions>
            """;

    @Inject
    Notices notices;

    @Inject
    OutboxSender sender;

    @Inject
    Digests digests;

    @Test
    void whatWasReplacedStaysReplacedWhenTheTaskIsFreeAgain() {
        String id = task("managers");
        notices.tell(NoticeKind.ESCALATED, id, List.of("mia"), NoticeDetails.none());
        claimAndGiveBack(id);

        assertThat(told(id))
                .contains("admin candidate PENDING", "mia candidate CANCELLED", "mia escalated PENDING")
                .doesNotContain("mia candidate PENDING");
    }

    @Test
    void whatIsOfferedToOthersNowIsNotOfferedAgainToTheFirst() {
        String id = task("managers");
        as("olga", () -> tasks.setAssignee(id, "anna"));
        as("olga", () -> tasks.deleteCandidateGroup(id, "managers"));
        as("olga", () -> tasks.setAssignee(id, null));

        assertThat(told(id)).contains("admin candidate CANCELLED", "mia candidate CANCELLED");
    }

    @Test
    void whoeverIsNoCandidateAnyMoreGetsNoMail() throws MessagingException {
        String id = task("managers");
        notices.tell(NoticeKind.REMINDER, id, List.of("mia"), NoticeDetails.none());
        as("olga", () -> tasks.deleteCandidateGroup(id, "managers"));

        sender.sendDue(50);

        assertThat(told(id)).contains("mia candidate CANCELLED", "mia reminder CANCELLED");
        assertThat(rowsOf(id))
                .filteredOn(row -> "mia".equals(row.recipientId))
                .extracting(row -> Objects.requireNonNull(row.cancelReason))
                .containsOnly(CancelReason.NOT_THEIRS);
        assertThat(received("mia@example.org")).isEmpty();
    }

    @Test
    void whoeverMayOnlyLookAtTheTaskIsNotAskedToActOnIt() {
        String id = task("managers");
        notices.tell(NoticeKind.REMINDER, id, List.of("mia", "olga"), NoticeDetails.none());
        notices.tell(NoticeKind.STALE, id, List.of("mia", "olga"), NoticeDetails.none());

        sender.sendDue(50);

        assertThat(told(id))
                .contains("mia reminder SENT", "mia stale SENT", "olga reminder CANCELLED", "olga stale CANCELLED");
    }

    @Test
    void whoeverHasVotedIsNotAskedToVote() {
        repository
                .createDeployment()
                .name("notice-votes")
                .enableDuplicateFiltering(true)
                .addString("notice-votes.bpmn", TWO_APPROVALS)
                .deploy();
        String instance =
                runtime.startProcessInstanceByKey("notice-votes", businessKey).getId();
        String id = tasks.createTaskQuery()
                .processInstanceId(instance)
                .singleResult()
                .getId();
        assertThat(told(id)).contains("anna candidate PENDING", "ben candidate PENDING");

        SignedIn.as("anna").post("/api/tasks/" + id + "/claim").then().statusCode(200);
        SignedIn.as("anna")
                .contentType("application/json")
                .body("{\"data\":{}}")
                .post("/api/tasks/" + id + "/complete")
                .then()
                .statusCode(200);
        sender.sendDue(50);

        assertThat(told(id)).contains("anna candidate CANCELLED", "ben candidate SENT");
    }

    @Test
    void aSuspendedRunHoldsItsMailsAndNoOthers() throws MessagingException {
        String held = task("managers");
        String instance = tasks.createTaskQuery().taskId(held).singleResult().getProcessInstanceId();
        runtime.suspendProcessInstanceById(instance);
        String other = task("managers");

        sender.sendDue(50);
        assertThat(told(held)).contains("admin candidate PENDING", "mia candidate PENDING");
        assertThat(told(other)).contains("mia candidate SENT");

        assertThat(rowsOf(held)).allSatisfy(row -> assertThat(row.notBefore).isAfter(Instant.now()));

        runtime.activateProcessInstanceById(instance);
        ClockUtil.offset(OutboxSender.HELD.plusSeconds(1).toMillis());
        sender.sendDue(50);
        assertThat(told(held)).contains("admin candidate SENT", "mia candidate SENT");
        assertThat(received("mia@example.org")).hasSize(2);
    }

    @Test
    void whatWasHeldForDaysIsTriedAgainLikeAnyOtherMail() {
        setClock("2026-03-01T10:00:00Z");
        String held = task("managers");
        String instance = tasks.createTaskQuery().taskId(held).singleResult().getProcessInstanceId();
        runtime.suspendProcessInstanceById(instance);
        for (String moment : List.of("2026-03-01T10:01:00Z", "2026-03-04T10:00:00Z", "2026-03-08T10:00:00Z")) {
            setClock(moment);
            sender.sendDue(50);
        }
        runtime.activateProcessInstanceById(instance);
        setClock("2026-03-08T10:05:00Z");
        server.stop();
        try {
            sender.sendDue(50);
        } finally {
            server.start();
        }
        assertThat(told(held)).contains("admin candidate PENDING", "mia candidate PENDING");
        assertThat(rowsOf(held)).anySatisfy(row -> assertThat(row.attempts).isEqualTo(1));

        setClock("2026-03-08T10:06:00Z");
        sender.sendDue(50);
        assertThat(told(held)).contains("admin candidate SENT", "mia candidate SENT");
    }

    @Test
    void aSuspendedRunWaitsForALaterDigest() {
        prefer("mia", "{\"channels\":{\"candidate\":\"digest\"},\"digest\":{\"every\":\"day\",\"at\":\"08:00\"}}");
        setClock("2026-03-28T10:00:00Z");
        String held = task("managers");
        String instance = tasks.createTaskQuery().taskId(held).singleResult().getProcessInstanceId();
        runtime.suspendProcessInstanceById(instance);

        setClock("2026-03-29T08:00:00Z");
        digests.queueDue();
        assertThat(digestItems.count()).isEqualTo(1);

        runtime.activateProcessInstanceById(instance);
        digests.queueDue();
        assertThat(digestItems.count()).isEqualTo(1);
        setClock("2026-03-30T08:00:00Z");
        digests.queueDue();
        assertThat(digestItems.count()).isZero();
    }

    private void claimAndGiveBack(String id) {
        as("anna", () -> tasks.setAssignee(id, "anna"));
        as("anna", () -> tasks.setAssignee(id, null));
    }
}
