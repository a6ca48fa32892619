package dev.countersign.task;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.nullValue;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Test;

@QuarkusTest
class TaskCompletionTest extends HumanReviewTest {

    @Test
    void recordsTheDecisionAndMovesTheProcessOn() {
        claim(ANNA);

        String decisionId = complete(ANNA, Map.of("decision", "reject", "percent", 10, "comment", "too high"), digest)
                .then()
                .statusCode(200)
                .body("taskId", equalTo(task))
                .body("instanceId", equalTo(run.instanceId()))
                .extract()
                .path("decisionId");

        assertThat(review.task(run).getTaskDefinitionKey()).isEqualTo("second");
        assertThat(review.variable(run, "approval"))
                .asInstanceOf(org.assertj.core.api.InstanceOfAssertFactories.MAP)
                .containsEntry("decision", "reject")
                .containsEntry("percent", 10)
                .containsEntry("comment", "too high")
                .containsEntry("decidedBy", "anna")
                .containsEntry("decisionId", decisionId)
                .containsKey("decidedAt");
        as(ANNA).get("/api/decisions/" + decisionId)
                .then()
                .statusCode(200)
                .body("decidedBy", equalTo("anna"))
                .body("outcome", equalTo("reject"))
                .body("comment", equalTo("too high"))
                .body("data.percent", equalTo(10))
                .body("evidenceDigest", equalTo(digest))
                .body("taskKey", equalTo("first"))
                .body("businessKey", equalTo(run.businessKey()));
    }

    @Test
    void needsAClaim() {
        complete(ANNA, Map.of("decision", "approve"), digest)
                .then()
                .statusCode(409)
                .body("code", equalTo("not-claimed"));
    }

    @Test
    void isForTheAssigneeOnly() {
        claim(ANNA);

        complete(BEN, Map.of("decision", "approve"), digest)
                .then()
                .statusCode(409)
                .body("code", equalTo("already-claimed"))
                .body("assignee", equalTo("anna"));
        complete(VERA, Map.of("decision", "approve"), digest).then().statusCode(403);
        complete(DORA, Map.of("decision", "approve"), digest).then().statusCode(403);
        given().contentType("application/json")
                .body("{}")
                .post("/api/tasks/" + task + "/complete")
                .then()
                .statusCode(401);
        as(ANNA).contentType("application/json")
                .body("{}")
                .post("/api/tasks/unknown/complete")
                .then()
                .statusCode(404);
    }

    @Test
    void namesMissingMistypedAndUnknownFields() {
        claim(ANNA);

        complete(ANNA, Map.of("percent", "ten", "colour", "red"), digest)
                .then()
                .statusCode(400)
                .contentType("application/problem+json")
                .body("violations.field", contains("colour", "decision", "percent", "comment"))
                .body("violations.in", contains("body", "body", "body", "body"))
                .body(
                        "violations.message",
                        contains(
                                "The form has no such field.",
                                "Field is required.",
                                "Value must be a number.",
                                "Field is required."));
        assertThat(review.task(run).getId()).isEqualTo(task);
    }

    @Test
    void refusesAnotherEvidenceThanTheOneShown() {
        claim(ANNA);
        String changed = review.evidence("another forecast");
        review.show(run, changed);

        complete(ANNA, Map.of("decision", "approve"), digest)
                .then()
                .statusCode(409)
                .contentType("application/problem+json")
                .body("code", equalTo("evidence-changed"))
                .body("currentDigest", equalTo(changed));
        complete(ANNA, Map.of("decision", "approve"), null)
                .then()
                .statusCode(409)
                .body("code", equalTo("evidence-changed"));
        complete(ANNA, Map.of("decision", "approve"), changed).then().statusCode(200);
    }

    @Test
    void refusesEvidenceThatIsNotStored() {
        claim(ANNA);
        String unknown = "0".repeat(64);
        review.show(run, unknown);

        complete(ANNA, Map.of("decision", "approve"), unknown)
                .then()
                .statusCode(409)
                .body("code", equalTo("evidence-unreadable"));
    }

    @Test
    void worksOnce() {
        claim(ANNA);
        complete(ANNA, Map.of("decision", "approve"), digest).then().statusCode(200);

        complete(ANNA, Map.of("decision", "approve"), digest)
                .then()
                .statusCode(409)
                .body("code", equalTo("already-completed"))
                .body("decidedBy", equalTo("anna"));
        as(BEN).post("/api/tasks/" + task + "/claim").then().statusCode(409);
    }

    @Test
    void isNoNewsForThoseWhoCouldNotSeeTheTask() {
        claim(ANNA);
        complete(ANNA, Map.of("decision", "approve"), digest).then().statusCode(200);

        for (Response answer : List.of(
                as(DORA).get("/api/tasks/" + task),
                as(DORA).post("/api/tasks/" + task + "/claim"),
                complete(DORA, Map.of("decision", "approve"), digest))) {
            answer.then()
                    .statusCode(404)
                    .body("detail", equalTo("There is no task '" + task + "'."))
                    .body("decidedBy", nullValue())
                    .body("decisionId", nullValue());
        }
        for (String person : List.of(BEN, VERA)) {
            as(person).get("/api/tasks/" + task).then().statusCode(409).body("decidedBy", equalTo("anna"));
        }
    }

    @Test
    void ofAProcessThatWentOnWithoutThemNeither() {
        as(OLGA).delete("/api/instances/" + run.instanceId()).then().statusCode(204);

        as(DORA).get("/api/tasks/" + task).then().statusCode(404);
        as(ANNA).get("/api/tasks/" + task).then().statusCode(409).body("code", equalTo("task-ended"));
    }

    @Test
    void atTheSameTimeWorksOnce() throws Exception {
        claim(ANNA);
        ExecutorService threads = Executors.newFixedThreadPool(4);
        try {
            Callable<Response> attempt = () -> complete(ANNA, Map.of("decision", "approve"), digest);
            List<Integer> codes = threads.invokeAll(List.of(attempt, attempt, attempt, attempt)).stream()
                    .map(HumanReviewTest::outcome)
                    .map(Response::statusCode)
                    .toList();

            assertThat(codes).containsExactlyInAnyOrder(200, 409, 409, 409);
            as(ANNA).get("/api/decisions?instance=" + run.instanceId()).then().body("total", equalTo(1));
        } finally {
            threads.shutdownNow();
        }
    }

    @Test
    void withoutResultVariableSetsTheFieldsAsVariables() {
        completeFirstAs(ANNA);
        task = review.task(run).getId();
        claim(BEN);

        complete(BEN, Map.of("decision", "approve", "percent", 20), null).then().statusCode(200);

        assertThat(review.variable(run, "decision")).isEqualTo("approve");
        assertThat(review.variable(run, "percent")).isEqualTo(20);
    }

    @Test
    void ofATaskWithoutFormTakesNoData() {
        completeFirstAs(ANNA);
        task = review.task(run).getId();
        claim(BEN);
        complete(BEN, Map.of("decision", "approve"), null).then().statusCode(200);
        task = review.task(run).getId();
        as(ANNA).get("/api/tasks/" + task + "/form").then().statusCode(404);
        as(ANNA).get("/api/tasks/" + task + "/evidence").then().statusCode(404);
        claim(ANNA);

        complete(ANNA, Map.of("x", 1), null).then().statusCode(400).body("violations.field", contains("x"));
        complete(ANNA, Map.of(), null).then().statusCode(200);
        as(ANNA).get("/api/decisions?instance=" + run.instanceId())
                .then()
                .body("items.taskKey", contains("plain", "second", "first"))
                .body("items.decidedBy", contains("anna", "ben", "anna"));
    }
}
