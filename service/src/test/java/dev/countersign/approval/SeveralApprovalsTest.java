package dev.countersign.approval;

import static dev.countersign.approval.People.ANNA;
import static dev.countersign.approval.People.BEN;
import static dev.countersign.approval.People.DORA;
import static dev.countersign.approval.People.FIONA;
import static dev.countersign.approval.People.MIA;
import static dev.countersign.approval.People.OLGA;
import static dev.countersign.approval.People.as;
import static dev.countersign.approval.People.claim;
import static dev.countersign.approval.People.complete;
import static dev.countersign.approval.People.decide;
import static dev.countersign.approval.People.send;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.nullValue;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;

@QuarkusTest
class SeveralApprovalsTest {

    private static final Map<String, String> TWO = Map.of("approvalsRequired", "2", "evidence", "${shown}");

    @Inject
    ApprovalProcess process;

    @Test
    void keepTheTaskOpenUntilTheLastOfThem() {
        String instance = process.startAtApproval(TWO);
        String task = process.task(instance).getId();

        String first = decide(ANNA, task, "approve")
                .then()
                .statusCode(200)
                .body("completed", equalTo(false))
                .body("approvals.given", equalTo(1))
                .body("approvals.required", equalTo(2))
                .extract()
                .path("decisionId");
        as(BEN).get("/api/tasks/" + task)
                .then()
                .body("assignee", nullValue())
                .body("claimable", equalTo(true))
                .body("approvals.given", equalTo(1))
                .body("approvals.required", equalTo(2))
                .body("approvals.votes.by", contains("anna"))
                .body("approvals.votes[0].decisionId", equalTo(first))
                .body("approvals.votes[0].counts", equalTo(true));
        decide(BEN, task, "approve")
                .then()
                .statusCode(200)
                .body("completed", equalTo(true))
                .body("approvals.given", equalTo(2));

        assertThat(process.task(instance).getTaskDefinitionKey()).isEqualTo("publish");
        as(ANNA).get("/api/decisions?instance=" + instance)
                .then()
                .body("items.taskKey", contains("approve", "approve", "enter"))
                .body("items.decidedBy", contains("ben", "anna", "system"))
                .body("items.kind", contains(null, "vote", null));
    }

    @Test
    @SuppressWarnings("unchecked")
    void standInTheResultVariableAltogether() {
        String instance = process.startAtApproval(TWO);
        String task = process.task(instance).getId();
        String first = decide(ANNA, task, "approve").path("decisionId");
        String second = decide(BEN, task, "approve").path("decisionId");

        Map<String, Object> approval =
                (Map<String, Object>) Objects.requireNonNull(process.variable(instance, "approval"));
        List<Map<String, Object>> votes = (List<Map<String, Object>>) approval.get("votes");
        assertThat(approval).containsEntry("decidedBy", "ben").containsEntry("decisionId", second);
        assertThat(votes)
                .extracting(vote -> vote.get("by"), vote -> vote.get("decisionId"), vote -> vote.get("comment"))
                .containsExactly(tuple("anna", first, "by anna"), tuple("ben", second, "by ben"));
        assertThat(votes).extracting(vote -> vote.get("outcome")).containsOnly("approve");
    }

    @Test
    void comeFromDifferentPeople() {
        String task = process.task(process.startAtApproval(TWO)).getId();
        decide(ANNA, task, "approve").then().statusCode(200);

        as(ANNA).get("/api/tasks/" + task)
                .then()
                .body("claimable", equalTo(false))
                .body("blockedReason", equalTo("'anna' has approved already; another person has to."));
        claim(ANNA, task).then().statusCode(403).body("detail", containsString("has approved already"));
    }

    @Test
    void areOverWithTheFirstRejection() {
        String instance = process.startAtApproval(TWO);
        String task = process.task(instance).getId();
        decide(ANNA, task, "approve").then().statusCode(200);

        decide(BEN, task, "reject")
                .then()
                .statusCode(200)
                .body("completed", equalTo(true))
                .body("approvals.given", equalTo(1));

        assertThat(process.tasks(instance)).isEmpty();
        claim(MIA, task)
                .then()
                .statusCode(409)
                .body("code", equalTo("already-completed"))
                .body("decidedBy", equalTo("ben"));
    }

    @Test
    void ofATaskThatWasCancelledDoNotCompleteIt() {
        String instance = process.startAtApproval(TWO);
        String task = process.task(instance).getId();
        decide(ANNA, task, "approve").then().statusCode(200);
        as(OLGA).delete("/api/instances/" + instance).then().statusCode(204);

        claim(BEN, task).then().statusCode(409).body("code", equalTo("task-ended"));
    }

    @Test
    void onOtherEvidenceDoNotCount() {
        String instance = process.startAtApproval(TWO);
        String task = process.task(instance).getId();
        decide(ANNA, task, "approve").then().statusCode(200);
        process.setVariable(instance, "shown", process.evidence("newer figures"));

        as(ANNA).get("/api/tasks/" + task)
                .then()
                .body("approvals.given", equalTo(0))
                .body("approvals.votes.by", contains("anna"))
                .body("approvals.votes.counts", contains(false))
                .body("claimable", equalTo(true));
        decide(BEN, task, "approve").then().body("completed", equalTo(false)).body("approvals.given", equalTo(1));
        decide(ANNA, task, "approve").then().body("completed", equalTo(true)).body("approvals.given", equalTo(2));
    }

    @Test
    void mayHaveToComeFromCertainGroups() {
        String instance = process.startAtApproval(
                Map.of("approverGroups", "finance:1, forecast-reviewers:2", "approvalsRequired", "3"));
        String task = process.task(instance).getId();
        decide(ANNA, task, "approve").then().body("approvals.required", equalTo(3));
        decide(BEN, task, "approve").then().body("approvals.given", equalTo(2));

        as(DORA).get("/api/tasks/" + task)
                .then()
                .body("approvals.missingGroups", contains("finance"))
                .body("claimable", equalTo(false))
                .body(
                        "blockedReason",
                        equalTo("The approval of 'dora' would not count: approvals are missing from finance."));
        claim(DORA, task).then().statusCode(403);
        decide(FIONA, task, "approve").then().statusCode(200).body("completed", equalTo(true));
    }

    @Test
    void canBeWhatTheModelCallsApproval() {
        String instance =
                process.startAtApproval(Map.of("approvalsRequired", "2", "approvingOutcomes", "accept, approve"));
        String task = process.task(instance).getId();

        decide(ANNA, task, "accept").then().body("completed", equalTo(false));
        decide(BEN, task, "approve").then().body("completed", equalTo(true));
    }

    @Test
    void areSettledWhenTheTaskIsCreated() {
        String key = process.deploy(Map.of("approvalsRequired", "${needed}", "resultVariable", "approval"));
        String instance = process.start(key, Map.of("needed", 2));
        process.completeEntry(instance);
        process.setVariable(instance, "needed", 1);

        decide(BEN, process.task(instance).getId(), "approve").then().body("completed", equalTo(false));
    }

    @Test
    void cannotBeGivenThroughTheEnginesOwnApi() {
        String instance = process.startAtApproval(Map.of("approvalsRequired", "2"));
        String task = process.task(instance).getId();

        for (String way : List.of("/complete", "/submit-form")) {
            send(People.ADMIN, Map.of("variables", Map.of("decision", Map.of("value", "approve"))))
                    .post("/engine-rest/task/" + task + way)
                    .then()
                    .statusCode(403)
                    .body("message", containsString("has approval rules"));
        }
        assertThat(process.task(instance).getId()).isEqualTo(task);
    }

    @Test
    void whenTwoGiveTheLastOneAtOnceExactlyOneCompletes() throws Exception {
        for (int round = 0; round < 5; round++) {
            String instance = process.startAtApproval(TWO);
            String task = process.task(instance).getId();
            decide(ANNA, task, "approve").then().statusCode(200);

            List<Response> answers = AtOnce.run(
                    () -> decide(BEN, task, "approve"),
                    () -> decide(MIA, task, "approve"),
                    () -> decide(FIONA, task, "approve"));

            assertThat(answers)
                    .filteredOn(answer -> answer.statusCode() == 200)
                    .singleElement()
                    .satisfies(answer ->
                            assertThat(answer.<Boolean>path("completed")).isTrue());
            assertThat(answers)
                    .filteredOn(answer -> answer.statusCode() == 409)
                    .hasSize(2)
                    .allSatisfy(answer ->
                            assertThat(answer.<String>path("code")).isIn("already-claimed", "already-completed"));
            assertThat(process.task(instance).getTaskDefinitionKey()).isEqualTo("publish");
        }
    }

    @Test
    void sentTwiceAtOnceByOnePersonCountOnce() throws Exception {
        String task = process.task(process.startAtApproval(TWO)).getId();
        String digest = claim(ANNA, task).path("evidenceDigest");

        List<Response> answers = AtOnce.run(
                () -> complete(ANNA, task, "approve", digest), () -> complete(ANNA, task, "approve", digest));

        assertThat(answers).extracting(Response::statusCode).containsExactlyInAnyOrder(200, 409);
        as(BEN).get("/api/tasks/" + task).then().body("approvals.given", equalTo(1));
    }
}
