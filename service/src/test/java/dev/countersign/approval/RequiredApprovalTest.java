package dev.countersign.approval;

import static dev.countersign.approval.People.ANNA;
import static dev.countersign.approval.People.BEN;
import static dev.countersign.approval.People.MODELLER;
import static dev.countersign.approval.People.claim;
import static dev.countersign.approval.People.complete;
import static dev.countersign.approval.People.decide;
import static dev.countersign.approval.People.send;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;

import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** {@code approvals.require} before a step that cannot be taken back. */
@QuarkusTest
class RequiredApprovalTest {

    private static final Map<String, String> RULES = Map.of("excludeInitiator", "true");
    private static final String OPTIONAL = """
            {"type": "textfield", "id": "decision", "key": "decision", "label": "Decision"}""";
    private static final String HIDDEN = """
            {"type": "textfield", "id": "decision", "key": "decision", "label": "Decision",
             "validate": {"required": true}, "conditional": {"hide": "=true"}}""";
    private static final String LIST = """
            {"type": "taglist", "id": "decision", "key": "decision", "label": "Decision", "values": [
             {"label": "Approve", "value": "approve"}, {"label": "Reject", "value": "reject"}]}""";
    private static final String IN_A_GROUP = """
            {"type": "group", "id": "group", "components": [%s]}""".formatted(OPTIONAL);
    private static final String OTHER = """
            {"type": "textfield", "id": "comment", "key": "comment", "label": "Comment"}""";

    @Inject
    ApprovalProcess process;

    @Test
    void doesNotPassOnAnAnswerWithoutADecision() {
        for (String field : List.of(OPTIONAL, HIDDEN, IN_A_GROUP)) {
            String instance = start(field, RULES);
            String task = process.task(instance).getId();
            claim(BEN, task).then().statusCode(200);

            send(BEN, Map.of("data", Map.of()))
                    .post("/api/tasks/" + task + "/complete")
                    .then()
                    .statusCode(403)
                    .body("detail", containsString("that is no approval"));
        }
    }

    @Test
    void doesNotPassOnAListOfDecisions() {
        String task = process.task(start(LIST, RULES)).getId();
        claim(BEN, task).then().statusCode(200);

        send(BEN, Map.of("data", Map.of("decision", List.of("approve", "reject"))))
                .post("/api/tasks/" + task + "/complete")
                .then()
                .statusCode(403)
                .body("detail", containsString("that is no approval"));
    }

    @Test
    void doesNotPassOnWhatTheEnginesOwnApiCompletes() {
        for (String field : List.of(OPTIONAL, OTHER)) {
            String instance = start(field, RULES);
            String task = process.task(instance).getId();

            for (String way : List.of("/complete", "/submit-form")) {
                send(MODELLER, Map.of("variables", Map.of("decision", Map.of("value", "reject"))))
                        .post("/engine-rest/task/" + task + way)
                        .then()
                        .statusCode(403)
                        .body("message", containsString("complete it through POST /api/tasks/" + task + "/complete"));
            }
            assertThat(process.task(instance).getId()).isEqualTo(task);
        }
    }

    @Test
    void passesOnAFormThatCannotSayNo() {
        String instance = start(OTHER, RULES);
        String task = process.task(instance).getId();
        claim(BEN, task).then().statusCode(200);

        send(BEN, Map.of("data", Map.of("comment", "fine")))
                .post("/api/tasks/" + task + "/complete")
                .then()
                .statusCode(200);

        assertThat(process.task(instance).getTaskDefinitionKey()).isEqualTo("publish");
    }

    @Test
    void passesOnTheLastOfSeveralApprovals() {
        String instance = start(OPTIONAL, Map.of("approvalsRequired", "2"));
        String task = process.task(instance).getId();
        decide(ANNA, task, "approve").then().body("completed", equalTo(false));

        decide(BEN, task, "approve").then().body("completed", equalTo(true));

        assertThat(process.task(instance).getTaskDefinitionKey()).isEqualTo("publish");
    }

    @Test
    void countsAnAnswerWithoutADecisionAsNoVote() {
        String task =
                process.task(start(OPTIONAL, Map.of("approvalsRequired", "2"))).getId();
        claim(ANNA, task).then().statusCode(200);

        send(ANNA, Map.of("data", Map.of()))
                .post("/api/tasks/" + task + "/complete")
                .then()
                .statusCode(403)
                .body("detail", containsString("that is no approval"));
    }

    @Test
    void asksTheRecordForEachOfSeveralApprovals() {
        String task =
                process.task(start(OPTIONAL, Map.of("approvalsRequired", "2"))).getId();
        String forged = "insert into approval_vote (decision_id, task_id, user_id, user_groups, outcome, voted_at)"
                + " values ('%s', '%s', 'anna', '{}', 'approve', now())".formatted(UUID.randomUUID(), task);
        assertThat(process.refusalOf(forged)).isEqualTo("nothing");
        claim(BEN, task).then().statusCode(200);

        complete(BEN, task, "approve", null)
                .then()
                .statusCode(403)
                .body("detail", equalTo("'approve' takes 2 approvals; the record of decisions has 1."));
    }

    private String start(String field, Map<String, String> rules) {
        String key = "required-" + UUID.randomUUID();
        String xml = ApprovalProcess.xml(key, "camunda:candidateGroups=\"forecast-reviewers\"", rules)
                .replace("approval-test", key)
                .replaceAll("(?s)<bpmn:sequenceFlow id=\"f4\".*?</bpmn:sequenceFlow>", "")
                .replaceAll("(?s)<bpmn:sequenceFlow id=\"f3\".*?default=\"f5\" />", """
                        <bpmn:sequenceFlow id="f3" sourceRef="approve" targetRef="publish" />""")
                .replaceAll("(?s)<bpmn:sequenceFlow id=\"f5\".*?id=\"rejected\" />", "")
                .replace("candidateGroups=\"operators\" />", """
                        candidateGroups="operators"><bpmn:extensionElements>
                        <camunda:executionListener event="start" expression="${approvals.require(execution, 'approve')}" />
                        </bpmn:extensionElements></bpmn:userTask>""");
        String comment = field.equals(OTHER) ? field : field + """
                        , {"type": "textfield", "id": "comment", "key": "comment", "label": "Comment"}""";
        process.deploy(key, xml, """
                {"type": "default", "id": "%s", "schemaVersion": 19, "components": [%s]}""".formatted(key, comment));
        String instance = process.start(key, Map.of());
        process.completeEntry(instance);
        return instance;
    }
}
