package dev.countersign.enginerest;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.matchesPattern;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;
import static org.hamcrest.Matchers.startsWith;

import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.security.TestSecurity;
import io.restassured.response.Response;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.junit.jupiter.api.Test;

@QuarkusTest
@TestSecurity(
        user = "modeller",
        roles = {"admin", "modeller", "operator"})
class EngineRestTest {

    private static final String MODEL = """
            <?xml version="1.0" encoding="UTF-8"?>
            <bpmn:definitions xmlns:bpmn="http://www.omg.org/spec/BPMN/20100524/MODEL" xmlns:camunda="http://camunda.org/schema/1.0/bpmn" id="definitions" targetNamespace="http://countersign.dev/test">
              <bpmn:process id="%s" name="REST" isExecutable="true">
                <bpmn:startEvent id="start"><bpmn:outgoing>toJob</bpmn:outgoing></bpmn:startEvent>
                <bpmn:sequenceFlow id="toJob" sourceRef="start" targetRef="job" />
                <bpmn:serviceTask id="job" camunda:type="external" camunda:topic="external-%s" />
                <bpmn:sequenceFlow id="toTask" sourceRef="job" targetRef="task" />
                <bpmn:userTask id="task" name="Look" />
              </bpmn:process>
            </bpmn:definitions>
            """;

    @Test
    void deployStartAndWorkAsModelerAndAWorkerDo() {
        // deploy as Camunda Modeler does
        given().multiPart("deployment-name", "rest-flow")
                .multiPart("deployment-source", "Camunda Modeler")
                .multiPart("enable-duplicate-filtering", "true")
                .multiPart("rest-flow.bpmn", "rest-flow.bpmn", model("rest-flow"), "text/xml")
                .when()
                .post("/engine-rest/deployment/create")
                .then()
                .statusCode(200)
                .header("Content-Type", equalTo("application/json"))
                .body("deployedProcessDefinitions.values()[0].key", equalTo("rest-flow"));

        // start with a Json variable
        String instance = given().contentType("application/json")
                .body(Map.of("variables", Map.of("facts", Map.of("type", "Json", "value", "{\"rows\":3}"))))
                .post("/engine-rest/process-definition/key/rest-flow/start")
                .then()
                .statusCode(200)
                .extract()
                .path("id");

        // a worker fetches, with long polling, and completes
        Response fetched = given().contentType("application/json")
                .body(Map.of(
                        "workerId", "rest-test", "maxTasks", 1, "asyncResponseTimeout", 5000, "topics", new Object[] {
                            Map.of("topicName", "external-rest-flow", "lockDuration", 10000)
                        }))
                .post("/engine-rest/external-task/fetchAndLock");
        fetched.then()
                .statusCode(200)
                .header("Content-Type", equalTo("application/json"))
                .body("", hasSize(1))
                .body("[0].variables.facts.type", equalTo("Json"))
                .body("[0].variables.facts.value", equalTo("{\"rows\":3}"))
                .body(
                        "[0].lockExpirationTime",
                        matchesPattern("\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d\\.\\d{3}[+-]\\d{4}"));
        given().contentType("application/json")
                .body(Map.of(
                        "workerId",
                        "rest-test",
                        "variables",
                        Map.of("result", Map.of("type", "Json", "value", "[1,2]"))))
                .post("/engine-rest/external-task/" + fetched.path("[0].id") + "/complete")
                .then()
                .statusCode(204);
        given().get("/engine-rest/task?processInstanceId=" + instance)
                .then()
                .statusCode(200)
                .body("name", hasItem("Look"));
        given().get("/engine-rest/process-instance/" + instance + "/variables/result?deserializeValue=false")
                .then()
                .body("value", equalTo("[1,2]"));
        given().get("/engine-rest/history/activity-instance?processInstanceId=" + instance)
                .then()
                .statusCode(200)
                .body("activityId", hasItem("job"));
    }

    @Test
    void longPollingAnswersWhenTheTimeIsOver() {
        given().contentType("application/json")
                .body("{\"workerId\":\"w\",\"maxTasks\":1,\"asyncResponseTimeout\":200,"
                        + "\"topics\":[{\"topicName\":\"external-nobody\",\"lockDuration\":1000}]}")
                .post("/engine-rest/external-task/fetchAndLock")
                .then()
                .statusCode(200)
                .header("Content-Type", equalTo("application/json"))
                .body("", hasSize(0));
    }

    @Test
    void errorsAreTheEnginesOwnJson() {
        given().get("/engine-rest/task/unknown")
                .then()
                .statusCode(404)
                .header("Content-Type", equalTo("application/json"))
                .body("type", equalTo("InvalidRequestException"))
                .body("message", equalTo("No matching task with id unknown"))
                .body("code", nullValue());
        given().contentType("application/json")
                .body("{\"workerId\": ")
                .post("/engine-rest/external-task/fetchAndLock")
                .then()
                .statusCode(400)
                .header("Content-Type", equalTo("application/json"))
                .body("type", equalTo("InvalidRequestException"))
                .body("message", notNullValue());
        given().get("/engine-rest/no-such-resource").then().statusCode(404).body("message", notNullValue());
        given().contentType("application/json")
                .body("{}")
                .post("/engine-rest/process-definition/key/unknown/start")
                .then()
                .statusCode(404)
                .body("type", equalTo("RestException"));
    }

    @Test
    void aBrokenModelIsRefusedWithElementAndLine() {
        given().multiPart("deployment-name", "broken")
                .multiPart(
                        "broken.bpmn",
                        "broken.bpmn",
                        MODEL.formatted("broken", "broken")
                                .replace("targetRef=\"job\"", "targetRef=\"nowhere\"")
                                .getBytes(StandardCharsets.UTF_8),
                        "text/xml")
                .post("/engine-rest/deployment/create")
                .then()
                .statusCode(400)
                .body("type", equalTo("ParseException"))
                .body("message", startsWith("ENGINE-09005 Could not parse BPMN process."))
                .body("details.'broken.bpmn'.errors.mainElementId", hasItem("toJob"))
                .body("details.'broken.bpmn'.errors.line", hasItem(5));
    }

    @Test
    void nothingOfTheEngineAnswersOutsideItsPath() {
        assertThat(given().get("/process-definition").statusCode()).isEqualTo(404);
        assertThat(given().get("/engine/default/task").statusCode()).isEqualTo(404);
    }

    @Test
    void aStoredQueryRunsNoExpressions() {
        given().contentType("application/json")
                .body("{\"resourceType\":\"Task\",\"name\":\"x\",\"query\":{\"assigneeExpression\":\"${1 + 1}\"}}")
                .post("/engine-rest/filter/create")
                .then()
                .statusCode(400)
                .body("message", containsString("Expressions are forbidden in stored queries"));
    }

    @Test
    void versionAnswers() {
        given().get("/engine-rest/version").then().statusCode(200).body("version", equalTo("1.0.3"));
    }

    private static byte[] model(String key) {
        return MODEL.formatted(key, key).getBytes(StandardCharsets.UTF_8);
    }
}
