package dev.countersign.process;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.matchesPattern;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.notNullValue;

import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.security.TestSecurity;
import io.restassured.http.ContentType;
import jakarta.inject.Inject;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.operaton.bpm.engine.ManagementService;
import org.operaton.bpm.engine.RepositoryService;
import org.operaton.bpm.engine.RuntimeService;
import org.operaton.bpm.engine.TaskService;
import org.operaton.bpm.engine.runtime.Job;

@QuarkusTest
@TestSecurity(user = "olga", roles = "operator")
class ProcessApiTest {

    @Inject
    RepositoryService repositoryService;

    @Inject
    RuntimeService runtimeService;

    @Inject
    TaskService taskService;

    @Inject
    ManagementService managementService;

    @BeforeEach
    void deploy() {
        repositoryService
                .createDeployment()
                .name("greeting")
                .addClasspathResource("models/greeting.bpmn")
                .addClasspathResource("models/greeting-start.form")
                .enableDuplicateFiltering(false)
                .deploy();
    }

    @Test
    void definitionsAreListedWithWhatAPersonNeedsToChoose() {
        given().get("/api/definitions")
                .then()
                .statusCode(200)
                .body("find { it.key == 'greeting' }.name", equalTo("Greeting"))
                .body("find { it.key == 'greeting' }.description", equalTo("Says hello."))
                .body("find { it.key == 'greeting' }.startForm", equalTo(true));
        given().get("/api/definitions/greeting").then().statusCode(200).body("version", notNullValue());
        given().get("/api/definitions/greeting/diagram")
                .then()
                .statusCode(200)
                .contentType("application/xml")
                .body(containsString("Say hello"));
        given().get("/api/definitions/greeting/start-form")
                .then()
                .statusCode(200)
                .body("schema.components.key", contains("name", "times"))
                .body("data", equalTo(Map.of()));
        given().get("/api/definitions/unknown").then().statusCode(404).body("detail", notNullValue());
        given().get("/api/definitions/unknown/start-form").then().statusCode(404);
    }

    @Test
    void instancesAreListedByStatesThatThereAre() {
        start(Map.of("variables", Map.of("name", "Aino"))).statusCode(201);

        given().get("/api/instances?state=active&definition=greeting")
                .then()
                .statusCode(200)
                .body("items.state", hasItem("ACTIVE"))
                .body("items.state", not(hasItem("COMPLETED")));
        given().get("/api/instances?state=x")
                .then()
                .statusCode(400)
                .contentType("application/problem+json")
                .body("violations.field", contains("state"))
                .body("violations.in", contains("query"));
    }

    @Test
    void startTakesWhatTheFormTakesAndNamesWhatIsWrong() {
        String id = start(Map.of("variables", Map.of("name", "Aino", "times", 2)))
                .statusCode(201)
                .header("Location", containsString("/api/instances/"))
                .body("businessKey", matchesPattern("greeting-\\d{4}-\\d\\d-\\d\\d-\\d+"))
                .body("startedBy", equalTo("olga"))
                .body("state", equalTo("ACTIVE"))
                .body("currentActivities.name", contains("Say hello"))
                .extract()
                .path("id");
        assertThat(runtimeService.getVariables(id))
                .containsEntry("name", "Aino")
                .containsEntry("times", 2);

        start(Map.of("variables", Map.of("times", 9, "colour", "red")))
                .statusCode(400)
                .contentType("application/problem+json")
                .body("violations.field", containsInAnyOrder("name", "times", "colour"));
        start(Map.of("businessKey", "k", "variable", Map.of())).statusCode(400);
        given().contentType(ContentType.JSON)
                .body("{\"variables\":")
                .post("/api/definitions/greeting/start")
                .then()
                .statusCode(400);
        given().contentType(ContentType.JSON)
                .body("{}")
                .post("/api/definitions/unknown/start")
                .then()
                .statusCode(404);
    }

    @Test
    @TestSecurity(user = "vera", roles = "viewer")
    void aViewerLooksAndDoesNotTouch() {
        start(Map.of("variables", Map.of("name", "Aino"))).statusCode(403);
        given().get("/api/instances").then().statusCode(200);
        given().delete("/api/instances/any").then().statusCode(403);
        given().post("/api/instances/any/incidents/any/retry").then().statusCode(403);
    }

    @Test
    void anInstanceShowsItsStepsAndItsIncidentAndIsTriedAgain() {
        // given a step that fails
        String id = start(Map.of("businessKey", "hands", "variables", Map.of("name", "Aino")))
                .statusCode(201)
                .extract()
                .path("id");
        taskService.complete(taskService
                .createTaskQuery()
                .processInstanceId(id)
                .singleResult()
                .getId());
        fail(id);

        // then
        assertThat(given().get("/api/instances/" + id).asString()).containsOnlyOnce("\"incidents\":");
        String incident = given().get("/api/instances/" + id)
                .then()
                .statusCode(200)
                .body("state", equalTo("INCIDENT"))
                .body("currentActivities.name", contains("Shake hands"))
                .body("incidents", hasSize(1))
                .body("incidents[0].activityId", equalTo("fail"))
                .body("incidents[0].message", containsString("missing"))
                .body("variables.name", equalTo("Aino"))
                .body("activities.activityId", hasItems("start", "task"))
                .extract()
                .path("incidents[0].id");
        given().get("/api/instances?state=INCIDENT&definition=greeting")
                .then()
                .statusCode(200)
                .body("items.id", hasItem(id));
        given().get("/api/instances?businessKey=hand&definition=greeting")
                .then()
                .body("items.id", hasItem(id));
        given().get("/api/instances?state=COMPLETED&definition=greeting").then().body("items.id", not(hasItem(id)));

        // when the reason is gone and an operator tries again
        runtimeService.setVariable(id, "missing", Map.of("hand", "warm"));
        given().post("/api/instances/" + id + "/incidents/" + incident + "/retry")
                .then()
                .statusCode(204);
        managementService.executeJob(job(id).getId());

        // then it goes on to its end
        given().get("/api/instances/" + id)
                .then()
                .body("state", equalTo("COMPLETED"))
                .body("endActivity", endsWith("end"))
                .body("activities.findAll { it.state != 'COMPLETED' }", hasSize(0));
        given().post("/api/instances/" + id + "/incidents/" + incident + "/retry")
                .then()
                .statusCode(404);
    }

    @Test
    void cancelEndsARunningInstanceOnce() {
        String id = start(Map.of("variables", Map.of("name", "Aino"))).extract().path("id");

        given().delete("/api/instances/" + id + "?reason=wrong%20name").then().statusCode(204);

        given().get("/api/instances/" + id).then().body("state", equalTo("CANCELLED"));
        given().get("/api/instances?state=CANCELLED&definition=greeting").then().body("items.id", hasItem(id));
        given().delete("/api/instances/" + id).then().statusCode(409).body("code", equalTo("already-ended"));
        given().delete("/api/instances/unknown").then().statusCode(404);
    }

    @Test
    void pagesAreBounded() {
        given().get("/api/instances?size=1000").then().statusCode(400).body("violations.field", hasItem("size"));
        given().get("/api/instances?state=LOST").then().statusCode(not(equalTo(500)));
    }

    private static io.restassured.response.ValidatableResponse start(Map<String, Object> body) {
        return given().contentType(ContentType.JSON)
                .body(body)
                .post("/api/definitions/greeting/start")
                .then();
    }

    private void fail(String instanceId) {
        try {
            managementService.executeJob(job(instanceId).getId());
        } catch (RuntimeException expected) {
            assertThat(expected).hasMessageContaining("missing");
        }
    }

    private Job job(String instanceId) {
        return managementService.createJobQuery().processInstanceId(instanceId).singleResult();
    }
}
