package dev.countersign.job;

import static dev.countersign.identity.SignedIn.as;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.greaterThanOrEqualTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.nullValue;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.operaton.bpm.engine.RepositoryService;
import org.operaton.bpm.engine.RuntimeService;

@QuarkusTest
class JobResourceTest {

    @Inject
    RepositoryService repositoryService;

    @Inject
    RuntimeService runtimeService;

    @Inject
    JobFetcher fetcher;

    @Inject
    JobLauncher launcher;

    @Inject
    JobWatcher watcher;

    @Inject
    JobRepository jobs;

    private String instance = "";

    @BeforeEach
    void startAProcessWithAJob() {
        repositoryService
                .createDeployment()
                .name("job-flow")
                .addClasspathResource("models/job-flow.bpmn")
                .enableDuplicateFiltering(true)
                .deploy();
        instance = runtimeService
                .startProcessInstanceByKey(
                        "job-plain",
                        "business-7",
                        Map.of(
                                "application",
                                "script",
                                "retries",
                                0,
                                "script",
                                "echo one; echo two; echo bad >&2; exit 3"))
                .getId();
        fetcher.fetch(ScriptBackend.TOPIC);
    }

    @AfterEach
    void stop() {
        runtimeService.deleteProcessInstance(instance, "test is over");
        rounds(JobState.CANCELLED, JobState.FAILED);
    }

    @Test
    void jobsOfAnInstance() {
        as("anna")
                .get("/api/instances/{id}/jobs", instance)
                .then()
                .statusCode(200)
                .body("size()", equalTo(1))
                .body("[0].id", equalTo(job().id.toString()))
                .body("[0].key", equalTo(job().externalTaskId + "-1"))
                .body("[0].application", equalTo("script"))
                .body("[0].activityId", equalTo("work"))
                .body("[0].businessKey", equalTo("business-7"))
                .body("[0].state", equalTo("INTENDED"))
                .body("[0].attempt", equalTo(1))
                .body("[0].progress", nullValue())
                .body("[0].error", nullValue());
    }

    @Test
    void failedJobShowsItsReasonAndItsLog() {
        rounds(JobState.FAILED);

        as("anna")
                .get("/api/jobs/{id}", job().id)
                .then()
                .statusCode(200)
                .body("state", equalTo("FAILED"))
                .body("exitCode", equalTo(3))
                .body("error.code", equalTo("technical-failure"))
                .body("error.message", equalTo("The job ended with exit code 3."))
                .body("error.badInput", equalTo(false));
        assertThat(as("anna").get("/api/jobs/{id}/log?tail=1", job().id).asString())
                .isEqualTo("two\n");
        as("anna")
                .get("/api/jobs/{id}/log?stream=stderr", job().id)
                .then()
                .statusCode(200)
                .contentType(ContentType.TEXT)
                .body(equalTo("bad\n"));
    }

    @Test
    void allJobsByState() {
        as("anna")
                .get("/api/jobs?state=INTENDED&size=200")
                .then()
                .statusCode(200)
                .body("items.id", hasItem(job().id.toString()))
                .body("items.state.unique()", contains("INTENDED"))
                .body("total", greaterThanOrEqualTo(1));
    }

    @Test
    void wrongQueriesAreNamed() {
        as("anna")
                .get("/api/jobs?state=BUSY")
                .then()
                .statusCode(400)
                .contentType("application/problem+json")
                .body("violations[0].field", equalTo("state"))
                .body("violations[0].message", containsString("not 'BUSY'"));
        as("anna").get("/api/jobs?size=0").then().statusCode(400);
        as("anna")
                .get("/api/jobs/{id}/log?stream=stdin", job().id)
                .then()
                .statusCode(400)
                .body("violations[0].field", equalTo("stream"));
        as("anna").get("/api/jobs/{id}/log?tail=0", job().id).then().statusCode(400);
    }

    @Test
    void nobodyLooksWithoutSigningIn() {
        given().get("/api/jobs").then().statusCode(401);
        given().get("/api/instances/{id}/jobs", instance).then().statusCode(401);
        given().get("/api/jobs/{id}/log", job().id).then().statusCode(401);
        given().post("/api/jobs/{id}/cancel", job().id).then().statusCode(401);
    }

    @Test
    void onlyOperatorsInterfere() {
        as("ben").post("/api/jobs/{id}/cancel", job().id).then().statusCode(403);
        as("ben")
                .contentType(ContentType.JSON)
                .body(Map.of("outcome", "FAILED"))
                .post("/api/jobs/{id}/resolve", job().id)
                .then()
                .statusCode(403);
    }

    @Test
    void unknownJobs() {
        UUID nothing = UUID.randomUUID();
        as("olga").get("/api/jobs/{id}", nothing).then().statusCode(404).contentType("application/problem+json");
        as("olga").get("/api/jobs/{id}/log", nothing).then().statusCode(404);
        as("olga").post("/api/jobs/{id}/cancel", nothing).then().statusCode(404);
        as("olga").get("/api/jobs/no-uuid").then().statusCode(404);
    }

    @Test
    void operatorCancels() {
        as("olga").post("/api/jobs/{id}/cancel", job().id).then().statusCode(204);

        rounds(JobState.CANCELLED);

        as("olga")
                .get("/api/jobs/{id}", job().id)
                .then()
                .body("error.message", equalTo("The job was cancelled by olga."));
        as("olga")
                .post("/api/jobs/{id}/cancel", job().id)
                .then()
                .statusCode(409)
                .body("code", equalTo("job-ended"));
    }

    @Test
    void onlyAJobOutOfSightNeedsADecision() {
        as("olga")
                .contentType(ContentType.JSON)
                .body(Map.of("outcome", "RETRY"))
                .post("/api/jobs/{id}/resolve", job().id)
                .then()
                .statusCode(409)
                .body("code", equalTo("job-state-known"));
        as("olga")
                .contentType(ContentType.JSON)
                .body(Map.of())
                .post("/api/jobs/{id}/resolve", job().id)
                .then()
                .statusCode(400);
        as("olga")
                .contentType(ContentType.JSON)
                .body(Map.of("outcome", "PERHAPS"))
                .post("/api/jobs/{id}/resolve", job().id)
                .then()
                .statusCode(400);
    }

    private Job job() {
        return jobs.ofInstance(instance).get(0);
    }

    private void rounds(JobState... expected) {
        await().atMost(Duration.ofMinutes(2)).untilAsserted(() -> {
            watcher.watch();
            launcher.launch();
            assertThat(List.of(expected)).contains(job().state);
        });
    }
}
