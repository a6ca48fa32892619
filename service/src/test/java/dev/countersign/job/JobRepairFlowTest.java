package dev.countersign.job;

import static dev.countersign.identity.SignedIn.as;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;
import static org.hamcrest.Matchers.startsWith;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.operaton.bpm.engine.HistoryService;

/** What a person does where a job has failed and the model has no step for it. */
@QuarkusTest
class JobRepairFlowTest extends JobFlow {

    private static final String FAIL_FIRST =
            "case $COUNTERSIGN_JOB_KEY in *-1) echo java.lang.OutOfMemoryError >&2; exit 3;; esac; " + SUCCEED;

    @Inject
    HistoryService history;

    @Test
    void personSeesWhatHappenedAndWhatMayBeSet() {
        fail();

        as("olga")
                .get("/api/jobs/{id}/repair", theJob().id)
                .then()
                .statusCode(200)
                .body("error.code", equalTo("out-of-memory"))
                .body("advice", startsWith("Give it more memory"))
                .body("logTail", equalTo("java.lang.OutOfMemoryError\n"))
                .body("attempts", equalTo(1))
                .body("actions", hasItems("RETRY", "SKIP", "ABORT"))
                .body("settings.find { it.name == 'driverMemory' }.value", equalTo("1g"))
                .body("settings.find { it.name == 'driverMemory' }.most", equalTo("16g"))
                .body("settings.find { it.name == 'cores' }.value", nullValue())
                .body("form.components.key", hasItems("driverMemory", "cores", "timeLimit"))
                .body("data.driverMemory", equalTo("1g"));
        as("olga").get("/api/instances/{id}/jobs", instance).then().body("[0].repairable", equalTo(true));
    }

    @Test
    void anotherAttemptWithMoreMemory() {
        fail();
        Job failed = theJob();

        decide(Map.of("action", "RETRY", "settings", Map.of("driverMemory", "2g", "cores", "4")))
                .statusCode(204);

        assertThat(theJob().attempt).isEqualTo(2);
        assertThat(theJob().spec).contains("\"driverMemory\":\"2g\"").contains("\"cores\":\"4\"");
        assertThat(incidents()).isEmpty();
        roundsUntil(JobState.SUCCEEDED);
        assertThat(currentTask()).isEqualTo("done");
        as("anna")
                .get("/api/jobs/{id}", failed.id)
                .then()
                .body("repairable", equalTo(false))
                .body("repaired.action", equalTo("RETRY"))
                .body("repaired.by", equalTo("olga"))
                .body("repaired.settings.driverMemory", equalTo("2g"));
    }

    @Test
    void failedJobIsListedAsLongAsItNeedsAPerson() {
        fail();
        String failed = theJob().id.toString();
        as("anna")
                .get("/api/jobs?needsPerson=true&size=200")
                .then()
                .statusCode(200)
                .body("items.id", hasItem(failed))
                .body("items.find { it.id == '" + failed + "' }.repairable", equalTo(true));

        decide(Map.of("action", "RETRY", "settings", Map.of())).statusCode(204);

        as("anna").get("/api/jobs?needsPerson=true&size=200").then().body("items.id", not(hasItem(failed)));
        as("anna").get("/api/jobs?state=FAILED&size=200").then().body("items.id", hasItem(failed));
    }

    @Test
    void processGoesOnWithAResultThatThePersonGives() {
        fail();

        decide(Map.of("action", "SKIP", "result", Map.of("rows", 7), "reason", "Counted by hand."))
                .statusCode(204);

        assertThat(runtimeService.getVariable(instance, "outcome")).isEqualTo(Map.of("rows", 7));
        assertThat(currentTask()).isEqualTo("done");
        assertThat(theJob().state).isEqualTo(JobState.FAILED);
        as("anna")
                .get("/api/jobs/{id}", theJob().id)
                .then()
                .body("repaired.action", equalTo("SKIP"))
                .body("repaired.reason", equalTo("Counted by hand."));
    }

    @Test
    void processEndsHere() {
        fail();

        decide(Map.of("action", "ABORT", "reason", "Not needed any more.")).statusCode(204);

        assertThat(runtimeService
                        .createProcessInstanceQuery()
                        .processInstanceId(instance)
                        .count())
                .isZero();
        assertThat(history.createHistoricProcessInstanceQuery()
                        .processInstanceId(instance)
                        .singleResult()
                        .getDeleteReason())
                .isEqualTo("Aborted by olga after job " + theJob().key + ": Not needed any more.");
    }

    @Test
    void wrongDecisionsAreNamed() {
        fail();

        decide(Map.of(
                        "action",
                        "RETRY",
                        "settings",
                        Map.of("driverMemory", "17g", "cores", "many", "spark.driver.extraJavaOptions", "-x")))
                .statusCode(400)
                .contentType("application/problem+json")
                .body(
                        "violations.field",
                        hasItems("settings.driverMemory", "settings.cores", "settings.spark.driver.extraJavaOptions"))
                .body("violations.message", hasItem("driverMemory must be at most 16g, not 17g"));
        decide(Map.of("action", "SKIP", "reason", "x")).statusCode(400).body("violations.field", hasItem("result"));
        decide(Map.of("action", "SKIP", "result", Map.of("x", "y".repeat(70_000)), "reason", "x"))
                .statusCode(400)
                .body("violations.field", hasItem("result"));
        decide(Map.of("action", "ABORT")).statusCode(400).body("violations.field", hasItem("reason"));
        decide(Map.of("action", "PRAY")).statusCode(400);
        decide(Map.of()).statusCode(400);
        assertThat(states()).isEqualTo(List.of(JobState.FAILED));
        assertThat(incidents()).hasSize(1);
    }

    @Test
    void onlyOperatorsRepairAndOnlyWhatHasFailed() {
        start("job-plain", "sleep 300", 0);
        roundsUntil(JobState.RUNNING);

        given().get("/api/jobs/{id}/repair", theJob().id).then().statusCode(401);
        as("ben").get("/api/jobs/{id}/repair", theJob().id).then().statusCode(403);
        as("olga").get("/api/jobs/{id}/repair", UUID.randomUUID()).then().statusCode(404);
        as("olga")
                .get("/api/jobs/{id}/repair", theJob().id)
                .then()
                .statusCode(409)
                .body("code", equalTo("nothing-to-repair"));
        decide(Map.of("action", "RETRY")).statusCode(409);
    }

    private void fail() {
        start("job-plain", FAIL_FIRST, 0);
        roundsUntil(JobState.FAILED);
    }

    private ValidatableResponse decide(Map<String, Object> decision) {
        return as("olga")
                .contentType(ContentType.JSON)
                .body(decision)
                .post("/api/jobs/{id}/repair", theJob().id)
                .then();
    }
}
