package dev.countersign.task;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.greaterThanOrEqualTo;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;

import dev.countersign.task.HumanReview.Run;
import dev.countersign.testing.HeaderAuthentication;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

@QuarkusTest
class TaskResourceTest {

    private static final String ANNA = "anna;approver;testers";
    private static final String BEN = "ben;approver;testers";
    private static final String DORA = "dora;approver;others";
    private static final String OLGA = "olga;operator;operators";
    private static final String VERA = "vera;viewer;others";

    @Inject
    HumanReview review;

    private String digest;
    private Run run;
    private String task;

    @BeforeEach
    void startARun() {
        review.deploy();
        digest = review.evidence("the forecast");
        run = review.start(digest);
        task = review.task(run).getId();
    }

    @Nested
    class Lists {

        @Test
        void showWhatIsOfferedToTheCallersGroups() {
            as(ANNA).get("/api/tasks?filter=group&instance=" + run.instanceId())
                    .then()
                    .statusCode(200)
                    .body("total", equalTo(1))
                    .body("counts.group", greaterThanOrEqualTo(1))
                    .body("items", hasSize(1))
                    .body("items[0].id", equalTo(task))
                    .body("items[0].name", equalTo("First look"))
                    .body("items[0].taskKey", equalTo("first"))
                    .body("items[0].definitionKey", equalTo("human-review"))
                    .body("items[0].definitionName", equalTo("Human review"))
                    .body("items[0].instanceId", equalTo(run.instanceId()))
                    .body("items[0].businessKey", equalTo(run.businessKey()))
                    .body("items[0].assignee", nullValue())
                    .body("items[0].candidateGroups", contains("testers"))
                    .body("items[0].createdAt", notNullValue())
                    .body("items[0].priority", equalTo(50))
                    .body("items[0].description", equalTo("Look at 12"))
                    .body("items[0].definitionId", nullValue());
            as(DORA).get("/api/tasks?filter=group&instance=" + run.instanceId())
                    .then()
                    .statusCode(200)
                    .body("items", empty());
        }

        @Test
        void showWhatTheCallerHasClaimed() {
            claim(ANNA);

            as(ANNA).get("/api/tasks?instance=" + run.instanceId())
                    .then()
                    .body("items.id", contains(task))
                    .body("items[0].assignee", equalTo("anna"))
                    .body("counts.mine", greaterThanOrEqualTo(1));
            as(BEN).get("/api/tasks?filter=mine&instance=" + run.instanceId())
                    .then()
                    .body("total", equalTo(0));
        }

        @Test
        void ofEverybodyAreForThoseWithTheRight() {
            as(VERA).get("/api/tasks?filter=all&instance=" + run.instanceId())
                    .then()
                    .statusCode(200)
                    .body("items.id", contains(task));
            as(ANNA).get("/api/tasks?filter=all").then().statusCode(403);
        }

        @Test
        void findTextInNameKeyAndProcess() {
            for (String text : List.of("FIRST", run.businessKey().substring(6, 20), "human rev")) {
                as(ANNA).queryParam("q", text)
                        .get("/api/tasks?filter=group&instance=" + run.instanceId())
                        .then()
                        .body("total", equalTo(1));
            }
            as(ANNA).queryParam("q", "%")
                    .get("/api/tasks?filter=group&instance=" + run.instanceId())
                    .then()
                    .body("total", equalTo(0));
        }

        @Test
        void arePagedAndFilteredByProcess() {
            review.start(digest);

            Response first = as(ANNA).get("/api/tasks?filter=group&definition=human-review&sort=created&size=1");
            Response second =
                    as(ANNA).get("/api/tasks?filter=group&definition=human-review&sort=created&size=1&page=1");

            assertThat(first.<Integer>path("total")).isGreaterThanOrEqualTo(2);
            assertThat(first.<String>path("items[0].id")).isNotEqualTo(second.<String>path("items[0].id"));
            as(ANNA).get("/api/tasks?filter=group&definition=no-such-process")
                    .then()
                    .body("total", equalTo(0));
        }

        @Test
        void refuseUnknownChoices() {
            as(ANNA).get("/api/tasks?filter=yours")
                    .then()
                    .statusCode(400)
                    .contentType("application/problem+json")
                    .body("violations[0].field", equalTo("filter"))
                    .body("violations[0].in", equalTo("query"))
                    .body("violations[0].message", equalTo("'yours' is not one of mine, group, all."));
            as(ANNA).get("/api/tasks?size=0")
                    .then()
                    .statusCode(400)
                    .body("violations[0].field", equalTo("size"))
                    .body("violations[0].in", equalTo("query"))
                    .body("violations[0].message", equalTo("must be greater than or equal to 1"));
            as(ANNA).get("/api/tasks?sort=colour").then().statusCode(400);
        }
    }

    @Nested
    class Views {

        @Test
        void sayWhatTheCallerMayDo() {
            as(ANNA).get("/api/tasks/" + task)
                    .then()
                    .statusCode(200)
                    .body("id", equalTo(task))
                    .body("name", equalTo("First look"))
                    .body("claimable", equalTo(true))
                    .body("completable", equalTo(false))
                    .body("blockedReason", nullValue())
                    .body("evidenceDigest", equalTo(digest))
                    .body("hasForm", equalTo(true));
            as(VERA).get("/api/tasks/" + task)
                    .then()
                    .statusCode(200)
                    .body("claimable", equalTo(false))
                    .body("completable", equalTo(false));
        }

        @Test
        void areRefusedToStrangersAndForUnknownTasks() {
            as(DORA).get("/api/tasks/" + task).then().statusCode(403).contentType("application/problem+json");
            as(ANNA).get("/api/tasks/unknown")
                    .then()
                    .statusCode(404)
                    .contentType("application/problem+json")
                    .body("detail", equalTo("There is no task 'unknown'."));
            given().get("/api/tasks/" + task).then().statusCode(401);
            given().get("/api/tasks").then().statusCode(401);
        }

        @Test
        void includeTheFormWithItsPrefill() {
            as(ANNA).get("/api/tasks/" + task + "/form")
                    .then()
                    .statusCode(200)
                    .body("schema.id", equalTo("human-review"))
                    .body("data.percent", equalTo(5))
                    .body("data.facts.total", equalTo(12));
            as(DORA).get("/api/tasks/" + task + "/form").then().statusCode(403);
        }

        @Test
        void includeTheEvidence() {
            as(ANNA).get("/api/tasks/" + task + "/evidence")
                    .then()
                    .statusCode(200)
                    .header("ETag", equalTo("\"" + digest + "\""))
                    .body("digest", equalTo(digest))
                    .body("document.title", equalTo("the forecast"));
            as(ANNA).header("If-None-Match", "\"" + digest + "\"")
                    .get("/api/tasks/" + task + "/evidence")
                    .then()
                    .statusCode(304);
            as(DORA).get("/api/tasks/" + task + "/evidence").then().statusCode(403);
            as(ANNA).get("/api/evidence/" + digest).then().statusCode(200).body("title", equalTo("the forecast"));
            as(ANNA).get("/api/evidence/unknown").then().statusCode(404);
            given().get("/api/evidence/" + digest).then().statusCode(401);
        }
    }

    @Nested
    class Claiming {

        @Test
        void makesTheCallerTheAssignee() {
            as(ANNA).post("/api/tasks/" + task + "/claim")
                    .then()
                    .statusCode(200)
                    .body("assignee", equalTo("anna"))
                    .body("claimable", equalTo(false))
                    .body("completable", equalTo(true));
            as(ANNA).post("/api/tasks/" + task + "/claim").then().statusCode(200);
        }

        @Test
        void namesWhoWasFaster() {
            claim(ANNA);

            as(BEN).post("/api/tasks/" + task + "/claim")
                    .then()
                    .statusCode(409)
                    .contentType("application/problem+json")
                    .body("code", equalTo("already-claimed"))
                    .body("assignee", equalTo("anna"));
        }

        @Test
        void isWonByExactlyOne() throws Exception {
            ExecutorService threads = Executors.newFixedThreadPool(8);
            try {
                List<Callable<Response>> claims = Arrays.stream(new String[] {"a", "b", "c", "d", "e", "f", "g", "h"})
                        .map(id -> (Callable<Response>)
                                () -> as(id + ";approver;testers").post("/api/tasks/" + task + "/claim"))
                        .toList();
                List<Response> answers = threads.invokeAll(claims).stream()
                        .map(TaskResourceTest::outcome)
                        .toList();

                String winner = review.task(run).getAssignee();
                assertThat(answers)
                        .filteredOn(answer -> answer.statusCode() == 200)
                        .hasSize(1);
                assertThat(answers)
                        .filteredOn(answer -> answer.statusCode() == 409)
                        .hasSize(7)
                        .allSatisfy(answer ->
                                assertThat(answer.<String>path("assignee")).isEqualTo(winner));
            } finally {
                threads.shutdownNow();
            }
        }

        @Test
        void isRefusedToStrangers() {
            as(DORA).post("/api/tasks/" + task + "/claim").then().statusCode(403);
            as(VERA).post("/api/tasks/" + task + "/claim").then().statusCode(403);
            as(ANNA).post("/api/tasks/unknown/claim").then().statusCode(404);
            given().post("/api/tasks/" + task + "/claim").then().statusCode(401);
        }

        @Test
        void canBeUndone() {
            as(ANNA).post("/api/tasks/" + task + "/unclaim")
                    .then()
                    .statusCode(409)
                    .body("code", equalTo("not-claimed"));
            claim(ANNA);
            as(BEN).post("/api/tasks/" + task + "/unclaim").then().statusCode(403);
            as(OLGA).post("/api/tasks/" + task + "/unclaim")
                    .then()
                    .statusCode(200)
                    .body("assignee", nullValue());
            claim(BEN);
            as(BEN).post("/api/tasks/" + task + "/unclaim").then().statusCode(200);
            as(BEN).post("/api/tasks/unknown/unclaim").then().statusCode(404);
        }
    }

    @Nested
    class Completing {

        @Test
        void recordsTheDecisionAndMovesTheProcessOn() {
            claim(ANNA);

            String decisionId = complete(
                            ANNA, Map.of("decision", "reject", "percent", 10, "comment", "too high"), digest)
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

            complete(BEN, Map.of("decision", "approve"), digest).then().statusCode(403);
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
        void atTheSameTimeWorksOnce() throws Exception {
            claim(ANNA);
            ExecutorService threads = Executors.newFixedThreadPool(4);
            try {
                Callable<Response> attempt = () -> complete(ANNA, Map.of("decision", "approve"), digest);
                List<Integer> codes = threads.invokeAll(List.of(attempt, attempt, attempt, attempt)).stream()
                        .map(TaskResourceTest::outcome)
                        .map(Response::statusCode)
                        .toList();

                assertThat(codes).containsExactlyInAnyOrder(200, 409, 409, 409);
                as(ANNA).get("/api/decisions?instance=" + run.instanceId())
                        .then()
                        .body("total", equalTo(1));
            } finally {
                threads.shutdownNow();
            }
        }

        @Test
        void withoutResultVariableSetsTheFieldsAsVariables() {
            completeFirstAs(ANNA);
            task = review.task(run).getId();
            claim(BEN);

            complete(BEN, Map.of("decision", "approve", "percent", 20), null)
                    .then()
                    .statusCode(200);

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

    @Nested
    class BrokenRequests {

        @Test
        void nameTheUnknownProperty() {
            as(ANNA).contentType("application/json")
                    .body("{\"data\": {}, \"evidence\": \"x\"}")
                    .post("/api/tasks/" + task + "/complete")
                    .then()
                    .statusCode(400)
                    .contentType("application/problem+json")
                    .body("violations[0].field", equalTo("evidence"))
                    .body("violations[0].in", equalTo("body"));
        }

        @Test
        void nameTheMistypedProperty() {
            as(ANNA).contentType("application/json")
                    .body("{\"data\": [1]}")
                    .post("/api/tasks/" + task + "/complete")
                    .then()
                    .statusCode(400)
                    .body("violations[0].field", equalTo("data"));
        }

        @Test
        void nameTheLineOfMalformedJson() {
            as(ANNA).contentType("application/json")
                    .body("{\"data\":\n {\"decision\": }}")
                    .post("/api/tasks/" + task + "/complete")
                    .then()
                    .statusCode(400)
                    .contentType("application/problem+json")
                    .body("violations[0].message", containsString("line 2"));
        }

        @Test
        void areDescribedInTheOpenApiDocument() {
            as(ANNA).header("Accept", "application/json")
                    .get("/q/openapi")
                    .then()
                    .statusCode(200)
                    .body(
                            "components.schemas.TaskView.properties.keySet()",
                            hasItems("id", "claimable", "evidenceDigest"))
                    .body("components.schemas.CompleteRequest.examples", notNullValue())
                    .body(
                            "paths.'/api/tasks/{id}/complete'.post.responses.keySet()",
                            hasItems("400", "403", "404", "409"));
        }

        @Test
        void withoutABodyAreRefused() {
            as(ANNA).contentType("application/json")
                    .post("/api/tasks/" + task + "/complete")
                    .then()
                    .statusCode(400);
        }
    }

    @Nested
    class FourEyesRule {

        @BeforeEach
        void annaTakesTheFirstLook() {
            completeFirstAs(ANNA);
            task = review.task(run).getId();
        }

        @Test
        void isShownAndEnforcedOnClaim() {
            as(ANNA).get("/api/tasks/" + task)
                    .then()
                    .body("claimable", equalTo(false))
                    .body("blockedReason", containsString("another person has to do it"));
            as(ANNA).post("/api/tasks/" + task + "/claim")
                    .then()
                    .statusCode(403)
                    .body("detail", containsString("Four eyes: 'anna' completed an earlier step"));
            as(BEN).post("/api/tasks/" + task + "/claim").then().statusCode(200);
        }

        @Test
        void holdsForTheEnginesOwnApi() {
            String engineTask = "/engine-rest/task/" + task;
            engineUser("anna")
                    .body(Map.of("userId", "anna"))
                    .post(engineTask + "/claim")
                    .then()
                    .statusCode(403)
                    .body("message", containsString("Four eyes: 'anna' completed an earlier step"));
            engineUser("olga")
                    .body(Map.of("userId", "anna"))
                    .post(engineTask + "/assignee")
                    .then()
                    .statusCode(403);
            engineUser("olga")
                    .body(Map.of("userId", "anna"))
                    .post(engineTask + "/delegate")
                    .then()
                    .statusCode(403);
            assertThat(review.task(run).getAssignee()).isNull();
            assertThat(review.task(run).getTaskDefinitionKey()).isEqualTo("second");
        }
    }

    @Nested
    class TheEnginesOwnApi {

        @Test
        void cannotCompleteATaskWithEvidence() {
            for (String way : List.of("/complete", "/submit-form")) {
                engineUser("olga")
                        .body("{}")
                        .post("/engine-rest/task/" + task + way)
                        .then()
                        .statusCode(403)
                        .body("message", containsString("can only be completed through POST /api/tasks/" + task));
            }
            assertThat(review.task(run).getId()).isEqualTo(task);
        }

        @Test
        void leavesARecordOfWhoCompletedATaskWithoutEvidence() {
            completeFirstAs(ANNA);
            task = review.task(run).getId();
            engineUser("ben")
                    .body(Map.of("userId", "ben"))
                    .post("/engine-rest/task/" + task + "/claim")
                    .then()
                    .statusCode(204);
            engineUser("olga")
                    .body("{}")
                    .post("/engine-rest/task/" + task + "/complete")
                    .then()
                    .statusCode(204);

            as(ANNA).get("/api/decisions?instance=" + run.instanceId())
                    .then()
                    .body("items.taskKey", contains("second", "first"))
                    .body("items[0].decidedBy", equalTo("olga"))
                    .body("items[0].evidenceDigest", nullValue());
        }
    }

    private void completeFirstAs(String user) {
        claim(user);
        complete(user, Map.of("decision", "approve"), digest).then().statusCode(200);
    }

    private void claim(String user) {
        as(user).post("/api/tasks/" + task + "/claim").then().statusCode(200);
    }

    private Response complete(String user, Map<String, ?> data, @Nullable String evidenceDigest) {
        Map<String, Object> body = new HashMap<>();
        body.put("data", data);
        body.put("evidenceDigest", evidenceDigest);
        return as(user).contentType("application/json").body(body).post("/api/tasks/" + task + "/complete");
    }

    private static RequestSpecification as(String user) {
        return given().header(HeaderAuthentication.HEADER, user);
    }

    private static RequestSpecification engineUser(String id) {
        return as(id + ";operator,admin;testers").contentType("application/json");
    }

    private static Response outcome(Future<Response> future) {
        try {
            return future.get();
        } catch (Exception e) {
            throw new AssertionError(e);
        }
    }
}
