package dev.countersign.task;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;

import dev.countersign.testing.People;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
class TaskActionTest extends HumanReviewTest {

    static final String TINA = "tina;approver;testers";
    static final String TOM = "tom;approver;testers";

    @Inject
    People people;

    @BeforeEach
    void people() {
        people.add("tina", "Tina Laine", "testers");
        people.add("tom", "Tom Berg", "testers");
        people.add("sara", "Sara Salo", "others");
    }

    @Test
    void anOperatorAssignsAFreeTask() {
        post(OLGA, "assign", "{\"user\": \"sara\"}").statusCode(200).body("task.assignee", equalTo("sara"));

        as("sara;approver;others").get("/api/tasks/" + task).then().body("completable", equalTo(true));
    }

    @Test
    void anOperatorTakesATaskAwayOnlyFromWhomTheySay() {
        claim(TINA);

        post(OLGA, "assign", "{\"user\": \"tom\"}")
                .statusCode(409)
                .contentType("application/problem+json")
                .body("code", equalTo("already-claimed"))
                .body("assignee", equalTo("tina"));
        post(OLGA, "assign", "{\"user\": \"tom\", \"from\": \"tina\"}")
                .statusCode(200)
                .body("task.assignee", equalTo("tom"));
        post(OLGA, "assign", "{\"user\": \"tina\", \"from\": \"tina\"}")
                .statusCode(409)
                .body("assignee", equalTo("tom"));
    }

    @Test
    void theAssigneeHandsOverToThoseWhoAreAskedToo() {
        claim(TINA);

        post(TINA, "assign", "{\"user\": \"sara\"}")
                .statusCode(403)
                .body("detail", containsString("not offered to 'sara'"));
        post(TINA, "assign", "{\"user\": \"tom\"}").statusCode(200).body("task.assignee", equalTo("tom"));
        post(TINA, "assign", "{\"user\": \"tina\"}").statusCode(409).body("assignee", equalTo("tom"));
    }

    @Test
    void whoGivesATaskAwayMaySeeItNoMore() {
        post(OLGA, "assign", "{\"user\": \"sara\"}").statusCode(200);

        post("sara;approver;others", "assign", "{\"user\": \"tom\"}")
                .statusCode(200)
                .body("task", nullValue());
    }

    @Test
    void nobodyElseAssigns() {
        post(TINA, "assign", "{\"user\": \"tina\"}").statusCode(409).body("code", equalTo("not-claimed"));
        post(VERA, "assign", "{\"user\": \"tina\"}").statusCode(409);
        post(DORA, "assign", "{\"user\": \"tina\"}").statusCode(403);
        claim(TINA);
        post(VERA, "assign", "{\"user\": \"tom\"}").statusCode(403);
        given().contentType("application/json")
                .body("{\"user\": \"tina\"}")
                .post("/api/tasks/" + task + "/assign")
                .then()
                .statusCode(401);
    }

    @Test
    void requestsAreChecked() {
        post(OLGA, "assign", "{\"user\": \"nobody-here\"}")
                .statusCode(400)
                .contentType("application/problem+json")
                .body("violations[0].field", equalTo("user"))
                .body("violations[0].message", equalTo("There is no user 'nobody-here'."));
        post(OLGA, "assign", "{\"user\": \" \"}").statusCode(400).body("violations[0].field", equalTo("user"));
        post(OLGA, "assign", "{}").statusCode(400);
        as(OLGA).contentType("text/plain")
                .body("tom")
                .post("/api/tasks/" + task + "/assign")
                .then()
                .statusCode(415);
        for (String action : new String[] {"assign", "delegate"}) {
            as(OLGA).contentType("application/json")
                    .body("{\"user\": \"tom\"}")
                    .post("/api/tasks/unknown/" + action)
                    .then()
                    .statusCode(404);
        }
    }

    @Test
    void fourEyesHoldForTheOneItIsGivenTo() {
        completeFirstAs(TINA);
        task = review.task(run).getId();

        post(OLGA, "assign", "{\"user\": \"tina\"}")
                .statusCode(403)
                .body("detail", containsString("Four eyes: 'tina' completed an earlier step"));
        claim(TOM);
        post(TOM, "delegate", "{\"user\": \"tina\"}").statusCode(403).body("detail", containsString("Four eyes"));
    }

    @Test
    void aDelegatedTaskComesBack() {
        claim(TINA);

        post(TINA, "delegate", "{\"user\": \"sara\"}")
                .statusCode(200)
                .body("task.assignee", equalTo("sara"))
                .body("task.owner", equalTo("tina"))
                .body("task.delegation", equalTo("pending"))
                .body("task.completable", equalTo(false))
                .body("task.actions", contains("plan"));
        String sara = "sara;approver;others";
        as(sara).get("/api/tasks/" + task)
                .then()
                .body("completable", equalTo(false))
                .body("actions", contains("resolve", "plan"));
        complete(sara, Map.of("decision", "approve"), digest)
                .then()
                .statusCode(409)
                .body("code", equalTo("delegated"))
                .body("owner", equalTo("tina"));
        as(sara).post("/api/tasks/" + task + "/unclaim").then().statusCode(409).body("code", equalTo("delegated"));
        post(sara, "assign", "{\"user\": \"tom\"}").statusCode(409).body("code", equalTo("delegated"));
        post(TINA, "resolve", "{}").statusCode(409).body("assignee", equalTo("sara"));

        post(sara, "resolve", "{\"comment\": \"Looked at it.\"}")
                .statusCode(200)
                .body("task", nullValue());

        as(TINA).get("/api/tasks/" + task)
                .then()
                .body("assignee", equalTo("tina"))
                .body("delegation", equalTo("resolved"))
                .body("completable", equalTo(true));
        complete(TINA, Map.of("decision", "approve"), digest).then().statusCode(200);
    }

    @Test
    void onlyADelegatedTaskIsResolved() {
        claim(TINA);

        post(TINA, "resolve", "{}").statusCode(409).body("code", equalTo("not-delegated"));
        post(TINA, "delegate", "{\"user\": \"tina\"}").statusCode(400).body("violations[0].field", equalTo("user"));
        post(TOM, "delegate", "{\"user\": \"sara\"}").statusCode(409).body("assignee", equalTo("tina"));
        post(OLGA, "delegate", "{\"user\": \"sara\"}").statusCode(403);
        task = "unknown";
        post(TINA, "resolve", "{}").statusCode(404);
    }

    @Test
    void anOperatorEndsADelegation() {
        claim(TINA);
        post(TINA, "delegate", "{\"user\": \"sara\"}").statusCode(200);

        post(OLGA, "assign", "{\"user\": \"tom\", \"from\": \"sara\"}")
                .statusCode(200)
                .body("task.assignee", equalTo("tom"))
                .body("task.owner", nullValue())
                .body("task.delegation", nullValue());
        as(TOM).post("/api/tasks/" + task + "/unclaim").then().statusCode(200).body("task.actions", empty());
    }

    @Test
    void datesAndPriorityAreSet() {
        claim(TINA);

        put(TINA, "due", "{\"at\": \"2026-02-27T17:00:00+02:00\"}")
                .statusCode(200)
                .body("task.dueAt", equalTo("2026-02-27T15:00:00Z"));
        put(TINA, "follow-up", "{\"at\": \"2026-02-20T08:00:00Z\"}")
                .statusCode(200)
                .body("task.followUpAt", equalTo("2026-02-20T08:00:00Z"));
        put(OLGA, "priority", "{\"priority\": 80}").statusCode(200).body("task.priority", equalTo(80));
        put(OLGA, "due", "{\"at\": null}").statusCode(200).body("task.dueAt", nullValue());
    }

    @Test
    void datesAndPriorityAreChecked() {
        claim(TINA);

        put(TINA, "due", "{\"at\": \"tomorrow\"}").statusCode(400).body("violations[0].field", equalTo("at"));
        put(TINA, "follow-up", "{\"at\": \"9999-01-01T00:00:00Z\"}")
                .statusCode(400)
                .body("violations[0].field", equalTo("at"));
        put(TINA, "priority", "{\"priority\": 101}").statusCode(400).body("violations[0].field", equalTo("priority"));
        put(TINA, "priority", "{}").statusCode(400);
        put(TOM, "priority", "{\"priority\": 1}").statusCode(403).body("detail", notNullValue());
        put(DORA, "due", "{\"at\": null}").statusCode(403);
        as(OLGA).contentType("application/json")
                .body("{\"at\": null}")
                .put("/api/tasks/unknown/due")
                .then()
                .statusCode(404);
        complete(TINA, Map.of("decision", "approve"), digest).then().statusCode(200);
        put(OLGA, "due", "{\"at\": null}").statusCode(409).body("code", equalTo("already-completed"));
    }

    private ValidatableResponse post(String user, String action, String body) {
        return as(user).contentType("application/json")
                .body(body)
                .post("/api/tasks/" + task + "/" + action)
                .then();
    }

    private ValidatableResponse put(String user, String property, String body) {
        return as(user).contentType("application/json")
                .body(body)
                .put("/api/tasks/" + task + "/" + property)
                .then();
    }
}
