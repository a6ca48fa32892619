package dev.countersign.task;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.nullValue;

import io.quarkus.test.junit.QuarkusTest;
import org.junit.jupiter.api.Test;

@QuarkusTest
class TaskViewTest extends HumanReviewTest {

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
