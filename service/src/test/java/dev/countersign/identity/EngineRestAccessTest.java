package dev.countersign.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.operaton.bpm.engine.HistoryService;
import org.operaton.bpm.engine.IdentityService;

@QuarkusTest
class EngineRestAccessTest {
    private static final String MODEL = """
            <?xml version="1.0" encoding="UTF-8"?>
            <bpmn:definitions xmlns:bpmn="http://www.omg.org/spec/BPMN/20100524/MODEL" id="definitions" targetNamespace="http://countersign.dev/test">
              <bpmn:process id="who-starts" isExecutable="true">
                <bpmn:startEvent id="start"><bpmn:outgoing>toEnd</bpmn:outgoing></bpmn:startEvent>
                <bpmn:sequenceFlow id="toEnd" sourceRef="start" targetRef="end" />
                <bpmn:endEvent id="end"><bpmn:incoming>toEnd</bpmn:incoming></bpmn:endEvent>
              </bpmn:process>
            </bpmn:definitions>
            """;

    @Inject
    HistoryService history;

    @Inject
    IdentityService identities;

    @Test
    void approversHaveNoBusinessHere() {
        SignedIn.as("anna")
                .get("/engine-rest/task")
                .then()
                .statusCode(403)
                .header("Content-Type", equalTo("application/json"))
                .body("type", equalTo("AuthorizationException"))
                .body("message", equalTo("The user's roles do not allow this request to the engine's REST API"));
        SignedIn.as("anna")
                .urlEncodingEnabled(false)
                .get("/%65ngine-rest/task")
                .then()
                .statusCode(403);
        SignedIn.as("anna")
                .get("/engine-rest/process-definition/key/unknown/diagram")
                .then()
                .statusCode(403);
        SignedIn.as("anna")
                .urlEncodingEnabled(false)
                .get("/engine-rest;x/task")
                .then()
                .statusCode(403);
    }

    @Test
    void operatorsReadAndRepairButDoNotDeploy() {
        SignedIn.as("olga").get("/engine-rest/deployment").then().statusCode(200);
        SignedIn.as("olga")
                .multiPart("who-starts.bpmn", "who-starts.bpmn", MODEL.getBytes(StandardCharsets.UTF_8), "text/xml")
                .post("/engine-rest/deployment/create")
                .then()
                .statusCode(403);
    }

    @Test
    void theEngineKnowsWhoActsAndForgetsItAfterwards() {
        SignedIn.as("admin")
                .multiPart("deployment-name", "who-starts")
                .multiPart("who-starts.bpmn", "who-starts.bpmn", MODEL.getBytes(StandardCharsets.UTF_8), "text/xml")
                .post("/engine-rest/deployment/create")
                .then()
                .statusCode(200);
        String instance = SignedIn.as("admin")
                .contentType("application/json")
                .body("{}")
                .post("/engine-rest/process-definition/key/who-starts/start")
                .then()
                .statusCode(200)
                .extract()
                .path("id");

        assertThat(history.createHistoricProcessInstanceQuery()
                        .processInstanceId(instance)
                        .singleResult()
                        .getStartUserId())
                .isEqualTo("admin");
        assertThat(identities.getCurrentAuthentication()).isNull();
    }
}
