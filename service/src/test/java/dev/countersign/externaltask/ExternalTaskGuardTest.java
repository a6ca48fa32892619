package dev.countersign.externaltask;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;

import dev.countersign.testing.HeaderAuthentication;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.operaton.bpm.engine.ExternalTaskService;
import org.operaton.bpm.engine.RepositoryService;
import org.operaton.bpm.engine.RuntimeService;

/** Attacks of a program with the role worker on external tasks that are not its own. */
@QuarkusTest
class ExternalTaskGuardTest {

    private static final String WANDA = "wanda";
    private static final String EVE = "eve";

    @Inject
    RepositoryService repositoryService;

    @Inject
    RuntimeService runtimeService;

    @Inject
    ExternalTaskService externalTaskService;

    private final String key = "external-" + UUID.randomUUID();
    private String instance;

    @BeforeEach
    void aRunWaitsForAWorker() {
        repositoryService
                .createDeployment()
                .addString(key + ".bpmn", MODEL.formatted(key, key))
                .deploy();
        instance = runtimeService.startProcessInstanceByKey(key).getId();
    }

    @Test
    void fetchingTheServicesOwnTopic() {
        fetch(EVE, "spark").then().statusCode(403).body("message", containsString("works on the topic 'spark'"));
    }

    @Test
    void fetchingTheServicesOwnTopicWhileWaiting() {
        post(
                        EVE,
                        "/external-task/fetchAndLock",
                        Map.of(
                                "workerId",
                                "countersign-jobs",
                                "maxTasks",
                                1,
                                "asyncResponseTimeout",
                                500,
                                "topics",
                                List.of(Map.of("topicName", "spark", "lockDuration", 10_000))))
                .then()
                .statusCode(403);
    }

    @Test
    void completingUnderTheServicesOwnName() {
        repositoryService
                .createDeployment()
                .addString("own.bpmn", MODEL.formatted("own-" + key, "spark"))
                .deploy();
        runtimeService.startProcessInstanceByKey("own-" + key);
        String task = externalTaskService
                .createExternalTaskQuery()
                .processDefinitionKey("own-" + key)
                .singleResult()
                .getId();
        externalTaskService.lock(task, ExternalTasks.WORKER, 60_000);

        for (String way : List.of("complete", "failure", "bpmnError", "extendLock", "lock", "unlock")) {
            post(
                            EVE,
                            "/external-task/" + task + "/" + way,
                            Map.of(
                                    "workerId",
                                    ExternalTasks.WORKER,
                                    "newDuration",
                                    1000,
                                    "lockDuration",
                                    1000,
                                    "errorCode",
                                    "x"))
                    .then()
                    .statusCode(403);
        }
        assertThat(externalTaskService
                        .createExternalTaskQuery()
                        .externalTaskId(task)
                        .count())
                .isEqualTo(1);
    }

    @Test
    void completingUnderTheNameOfAnotherWorker() {
        String task = fetch(WANDA, key).path("[0].id");

        for (String way : List.of("complete", "failure", "bpmnError", "unlock")) {
            post(EVE, "/external-task/" + task + "/" + way, Map.of("workerId", "name", "errorCode", "x"))
                    .then()
                    .statusCode(403)
                    .body("message", containsString("locked by a worker of another user"));
        }
        post(WANDA, "/external-task/" + task + "/complete", Map.of("workerId", "name"))
                .then()
                .statusCode(204);
    }

    @Test
    void settingVariablesOfAStrangersInstance() {
        String variables = "/process-instance/" + instance + "/variables";
        Map<String, ?> change = Map.of("modifications", Map.of("x", Map.of("value", 1, "type", "Integer")));

        post(EVE, variables, change).then().statusCode(403);
        fetch(WANDA, key);
        post(EVE, variables, change).then().statusCode(403);
        post(WANDA, variables, change).then().statusCode(204);
        assertThat(runtimeService.getVariable(instance, "x")).isEqualTo(1);
    }

    private static Response fetch(String user, String topic) {
        return post(
                user,
                "/external-task/fetchAndLock",
                Map.of(
                        "workerId",
                        "name",
                        "maxTasks",
                        5,
                        "topics",
                        List.of(Map.of("topicName", topic, "lockDuration", 60_000))));
    }

    private static Response post(String user, String path, Map<String, ?> body) {
        return given().header(HeaderAuthentication.HEADER, user + ";worker;others")
                .contentType("application/json")
                .body(body)
                .post("/engine-rest" + path);
    }

    private static final String MODEL = """
            <?xml version="1.0" encoding="UTF-8"?>
            <bpmn:definitions xmlns:bpmn="http://www.omg.org/spec/BPMN/20100524/MODEL" \
            xmlns:camunda="http://camunda.org/schema/1.0/bpmn" id="definitions" targetNamespace="http://countersign.dev/test">
              <bpmn:process id="%s" isExecutable="true">
                <bpmn:startEvent id="start" />
                <bpmn:sequenceFlow id="f1" sourceRef="start" targetRef="work" />
                <bpmn:serviceTask id="work" camunda:type="external" camunda:topic="%s">
                  <bpmn:extensionElements><camunda:inputOutput>
                    <camunda:inputParameter name="application">publish</camunda:inputParameter>
                    <camunda:inputParameter name="param.forecast">/nowhere</camunda:inputParameter>
                    <camunda:inputParameter name="param.approval">{}</camunda:inputParameter>
                  </camunda:inputOutput></bpmn:extensionElements>
                </bpmn:serviceTask>
                <bpmn:sequenceFlow id="f2" sourceRef="work" targetRef="end" />
                <bpmn:endEvent id="end" />
              </bpmn:process>
            </bpmn:definitions>
            """;
}
