package dev.countersign.processes;

import static dev.countersign.processes.ProcessRun.map;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.matchesPattern;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The retail forecast as its people meet it: only the API, and the jobs taken by hand. */
@QuarkusTest
class RetailForecastApiTest extends RetailForecast {

    @Test
    void fromTheRequestToThePublishedForecast() {
        // given
        JsonPath started = Person.ANNA
                .request()
                .body(map("variables", map("input", "sales/*.csv", "horizon", 8)))
                .post("/api/definitions/retail-forecast/start")
                .then()
                .statusCode(201)
                .body("businessKey", matchesPattern("retail-forecast-\\d{4}-\\d\\d-\\d\\d-\\d+"))
                .body("startedBy", equalTo("anna"))
                .extract()
                .jsonPath();
        ProcessRun run = watched(ProcessRun.of(engine, started.getString("id")));

        // when
        evaluated(run.jobSucceeds("jobIngest", ingest(0.0)), 0.085);
        Person.BEN
                .request()
                .get("/api/tasks?filter=group&instance=" + run.id())
                .then()
                .body("items.name", contains("Approve the forecast"))
                .body("items.businessKey", contains(started.getString("businessKey")));
        run.answer(APPROVE, Person.BEN, map("decision", "approve", "comment", "As expected"))
                .jobSucceeds("jobPublish", publication());

        // then
        Person.ANNA
                .request()
                .get("/api/instances/" + run.id())
                .then()
                .body("state", equalTo("COMPLETED"))
                .body("endActivity", equalTo("endPublished"))
                .body("variables.publication.rows", equalTo(1176))
                .body("incidents", hasSize(0));
        Person.ANNA
                .request()
                .get("/api/decisions?instance=" + run.id())
                .then()
                .body("total", equalTo(1))
                .body("items[0].taskKey", equalTo(APPROVE))
                .body("items[0].decidedBy", equalTo("ben"))
                .body("items[0].outcome", equalTo("approve"))
                .body("items[0].comment", equalTo("As expected"))
                .body("items[0].evidenceDigest", equalTo(digest));
    }

    @Test
    void theStartFormIsCheckedFieldByField() {
        Person.ANNA
                .request()
                .body(map("variables", map("horizon", "8", "reminderAfter", "tomorrow", "colour", "red")))
                .post("/api/definitions/retail-forecast/start")
                .then()
                .statusCode(400)
                .body("violations.field", hasSize(4))
                .body("violations.field.sort()", contains("colour", "horizon", "input", "reminderAfter"));
    }

    @Test
    void theApprovalFormOpensWithWhatItTalksAbout() {
        // given
        String task = evaluated(0.085).task(APPROVE).getId();

        // when
        Map<String, Object> data = Person.ANNA
                .request()
                .get("/api/tasks/{id}/form", task)
                .then()
                .statusCode(200)
                .body("schema.id", equalTo("approve-forecast"))
                .extract()
                .path("data");

        // then
        assertThat(data)
                .containsEntry("round", 1)
                .containsEntry("horizon", 12)
                .containsEntry(
                        "review", map("policy", "one", "reason", "The error is 8.5 %; one reviewer must agree."));
    }

    @Test
    void theRepairFormOpensWithTheDiagnosis() {
        // given
        ProcessRun run = start(Map.of()).jobFails("jobIngest", jobError("ingest", false));

        // when
        Map<String, Object> data = Person.OLGA
                .request()
                .get("/api/tasks/{id}/form", run.task(REPAIR).getId())
                .then()
                .statusCode(200)
                .extract()
                .path("data");

        // then
        assertThat(data).containsEntry("jobError", jobError("ingest", false));
    }

    @Test
    void anInstanceCanBeCancelledWhileAJobRuns() {
        // given
        ProcessRun run = ingested(0.0);

        // when
        Person.OLGA
                .request()
                .delete("/api/instances/" + run.id() + "?reason=wrong files")
                .then()
                .statusCode(204);

        // then
        Person.OLGA.request().get("/api/instances/" + run.id()).then().body("state", equalTo("CANCELLED"));
        assertThat(run.waitingAt()).isEmpty();
    }
}
