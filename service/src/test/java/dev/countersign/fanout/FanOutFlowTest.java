package dev.countersign.fanout;

import static dev.countersign.identity.SignedIn.as;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.countersign.storage.FileStore;
import dev.countersign.storage.NewFile;
import dev.countersign.testing.FunctionServer;
import dev.countersign.testing.FunctionServer.Answer;
import dev.countersign.testing.FunctionServer.Call;
import dev.countersign.testing.ServiceTaskModel;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import jakarta.inject.Inject;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.operaton.bpm.engine.RepositoryService;
import org.operaton.bpm.engine.RuntimeService;

/** Fan-outs from external task to summary: real HTTP, real processes, the rounds taken by hand. */
@QuarkusTest
class FanOutFlowTest {

    @Inject
    FanOutRuns runs;

    @Inject
    RuntimeService runtime;

    @Inject
    RepositoryService repository;

    @Inject
    FileStore files;

    @Inject
    ObjectMapper json;

    private FunctionServer functions;
    private String instance = "";

    @BeforeEach
    void open() throws IOException {
        functions = new FunctionServer();
        functions.behave(call -> Answer.of(200, "{\"double\":" + 2 * item(call) + "}"));
    }

    @AfterEach
    void close() {
        runs.end(instance);
        functions.close();
    }

    @Test
    void everyItemIsCalledAndTheResultsComeInOrder() {
        start("fanout-plain", model("fanout-plain"), List.of(1, 2, 3));

        runs.stepsUntil(instance, FanOutState.SUCCEEDED);

        assertThat(runs.variable(instance, "outcome"))
                .contains(
                        entry("items", 3),
                        entry("succeeded", 3),
                        entry("failed", 0),
                        entry("skipped", 0),
                        entry("results", List.of(Map.of("double", 2), Map.of("double", 4), Map.of("double", 6))));
        assertThat(runs.currentTask(instance)).isEqualTo("done");
        assertThat(functions.calls()).hasSize(3);
    }

    @Test
    void emptyListIsDoneAtOnce() {
        start("fanout-empty", model("fanout-empty"), List.of());

        runs.stepsUntil(instance, FanOutState.SUCCEEDED);

        assertThat(runs.variable(instance, "outcome")).contains(entry("items", 0), entry("results", List.of()));
    }

    @Test
    void failedItemsStandAtTheIncidentUntilAPersonDecides() {
        Set<Integer> broken = ConcurrentHashMap.newKeySet();
        broken.addAll(List.of(2, 3));
        functions.behave(call ->
                broken.contains(item(call)) ? Answer.of(422, "{\"message\":\"no such store\"}") : Answer.of(200, "1"));
        start("fanout-decide", model("fanout-decide"), List.of(1, 2, 3, 4));
        runs.stepsUntil(instance, FanOutState.FAILED);
        var id = runs.fanOut(instance).id;
        assertThat(runs.incidents(instance))
                .containsExactly("2 of 4 items failed, at most 0 may. The first one, item 1: The function's address"
                        + " answers with status 422: no such store");
        as("anna")
                .get("/api/instances/{id}/fan-outs", instance)
                .then()
                .statusCode(200)
                .body("[0].state", equalTo("FAILED"))
                .body("[0].succeeded", equalTo(2))
                .body("[0].failed", equalTo(2))
                .body("[0].parallelism", equalTo(10));
        as("anna")
                .get("/api/fan-outs/{id}/items?state=FAILED", id)
                .then()
                .statusCode(200)
                .body("total", equalTo(2))
                .body("items.index", equalTo(List.of(1, 2)))
                .body("items[0].item", equalTo(2))
                .body("items[0].errorCode", equalTo("http-422"));
        as("ben").post("/api/fan-outs/{id}/retry", id).then().statusCode(403);
        as("ben").post("/api/fan-outs/{id}/items/1/skip", id).then().statusCode(403);
        as("olga")
                .post("/api/fan-outs/{id}/items/0/skip", id)
                .then()
                .statusCode(409)
                .body("code", equalTo("item-not-failed"));
        as("olga").post("/api/fan-outs/{id}/items/9/skip", id).then().statusCode(404);

        as("olga").post("/api/fan-outs/{id}/items/2/skip", id).then().statusCode(204);
        assertThat(runs.fanOut(instance).state).isEqualTo(FanOutState.FAILED);
        broken.clear();
        int before = functions.calls().size();
        as("olga").post("/api/fan-outs/{id}/retry", id).then().statusCode(204);
        assertThat(runs.incidents(instance)).isEmpty();
        runs.stepsUntil(instance, FanOutState.SUCCEEDED);

        assertThat(functions.calls()).hasSize(before + 1);
        assertThat(runs.variable(instance, "outcome"))
                .contains(entry("succeeded", 3), entry("failed", 0), entry("skipped", 1));
        as("olga")
                .post("/api/fan-outs/{id}/retry", id)
                .then()
                .statusCode(409)
                .contentType("application/problem+json")
                .body("code", equalTo("fan-out-not-at-incident"));
    }

    @Test
    void someFailuresAreTolerated() {
        functions.behave(call -> Answer.of(item(call) == 7 ? 404 : 200, "1"));
        start(
                "fanout-tolerate",
                model("fanout-tolerate").input("tolerate", "10%"),
                IntStream.range(0, 10).boxed().toList());

        runs.stepsUntil(instance, FanOutState.SUCCEEDED);

        assertThat(runs.variable(instance, "outcome")).contains(entry("succeeded", 9), entry("failed", 1));
    }

    @Test
    void whatFailuresSayLeavesRoomForTheResults() {
        String wordy = "{\"message\": \"" + "ä".repeat(4_000) + "\"}";
        functions.behave(
                call -> item(call) < 25 ? Answer.of(404, wordy) : Answer.of(200, "\"" + "r".repeat(400) + "\""));
        start(
                "fanout-wordy",
                model("fanout-wordy").input("tolerate", "25"),
                IntStream.range(0, 100).boxed().toList());

        runs.stepsUntil(instance, FanOutState.SUCCEEDED);

        assertThat(runs.variable(instance, "outcome")).contains(entry("succeeded", 75), entry("failed", 25));
        assertThat(runs.incidents(instance)).isEmpty();
    }

    @Test
    void tooManyFailuresAreAnErrorWhereTheModelCatchesIt() {
        functions.behave(call -> Answer.of(404, ""));
        start("fanout-caught", model("fanout-caught").catching("jobFailed"), List.of(1, 2));

        runs.stepsUntil(instance, FanOutState.FAILED);

        assertThat(runs.currentTask(instance)).isEqualTo("caught");
        assertThat(runs.variable(instance, "jobError")).contains(entry("code", "items-failed"), entry("failed", 2));
    }

    @Test
    void eachItemIsTriedAgainAlone() {
        functions.behave(
                call -> item(call) == 2 && call.header("countersign-attempt").equals("1")
                        ? Answer.of(500, "")
                        : Answer.of(200, "1"));
        start("fanout-again", model("fanout-again"), List.of(1, 2, 3));

        runs.stepsUntil(instance, FanOutState.SUCCEEDED);

        assertThat(runs.items(instance)).extracting(item -> item.attempts).containsExactly(1, 2, 1);
        assertThat(functions.calls()).hasSize(4);
    }

    @Test
    void itemsOfAFileAndLargeResultsInAFile() {
        functions.behave(call -> Answer.of(200, "{\"text\":\"" + "x".repeat(7_000) + "\"}"));
        new ServiceTaskModel("fanout-file", FanOutWorker.TOPIC)
                .input("items", "${list}")
                .input("url", "${base}/")
                .deploy(repository);
        instance = runtime.startProcessInstanceByKey(
                        "fanout-file", Map.of("base", functions.url(), "list", Map.of("file", "none")))
                .getId();
        String lines = String.join(
                "\n", IntStream.range(0, 10).mapToObj(i -> "{\"id\":" + i + "}").toList());
        String file = files.store(new NewFile(
                        new ByteArrayInputStream(lines.getBytes(StandardCharsets.UTF_8)),
                        "a.txt",
                        "form",
                        instance,
                        "anna"))
                .id()
                .toString();
        runtime.setVariableLocal(
                runtime.createExecutionQuery()
                        .processInstanceId(instance)
                        .activityId("work")
                        .singleResult()
                        .getId(),
                "items",
                Map.of("file", file));

        runs.step();
        runs.stepsUntil(instance, FanOutState.SUCCEEDED);

        assertThat(runs.variable(instance, "outcome"))
                .containsKey("resultsFile")
                .doesNotContainKey("results");
        String results = as("anna")
                .get("/api/fan-outs/{id}/results", runs.fanOut(instance).id)
                .then()
                .statusCode(200)
                .extract()
                .asString();
        assertThat(results.lines()).hasSize(10).allMatch(line -> line.contains("\"SUCCEEDED\""));
    }

    @Test
    void resultThatIsTooLargeFailsItsItem() {
        functions.behave(call -> Answer.of(200, "\"" + "x".repeat(9_000) + "\""));
        start("fanout-large", model("fanout-large"), List.of(1));

        runs.stepsUntil(instance, FanOutState.FAILED);

        assertThat(runs.items(instance).get(0).errorCode).isEqualTo("result-too-large");
    }

    @Test
    void itemsWithTokens() {
        functions.behave(call -> Answer.of(202, ""));
        start("fanout-token", model("fanout-token").input("mode", "token"), List.of(1, 2));
        runs.step();
        await().until(() -> functions.calls().size() == 2);

        for (Call call : functions.calls()) {
            given().header("Authorization", "Bearer " + call.header("countersign-task-token"))
                    .contentType(ContentType.JSON)
                    .body(Map.of("got", item(call)))
                    .post("/api/task-tokens/success")
                    .then()
                    .statusCode(200);
        }
        runs.stepsUntil(instance, FanOutState.SUCCEEDED);

        assertThat(runs.variable(instance, "outcome"))
                .contains(entry("results", List.of(Map.of("got", 1), Map.of("got", 2))));
    }

    @Test
    void timeOutFailsWhatIsNotDone() {
        functions.behave(call -> Answer.of(item(call) == 1 ? 200 : 202, "{}"));
        start("fanout-timeout", model("fanout-timeout").input("mode", "token").input("timeout", "PT1H"), List.of(1, 2));
        runs.step();
        runs.overdue(runs.fanOut(instance).id);

        runs.stepsUntil(instance, FanOutState.FAILED);

        assertThat(runs.items(instance)).extracting(item -> item.errorCode).containsOnly("timed-out");
        assertThat(runs.incidents(instance)).hasSize(1);
    }

    @Test
    void aProcessIsStartedForEachItem() {
        repository
                .createDeployment()
                .name("fanout-child")
                .addString("fanout-child.bpmn", """
                        <bpmn:definitions xmlns:bpmn="http://www.omg.org/spec/BPMN/20100524/MODEL"
                            xmlns:camunda="http://camunda.org/schema/1.0/bpmn"
                            xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" targetNamespace="t">
                          <bpmn:error id="bad" errorCode="bad" />
                          <bpmn:process id="fanout-child" isExecutable="true">
                            <bpmn:startEvent id="start"><bpmn:extensionElements><camunda:executionListener event="end"
                                expression="${execution.setVariable('result', item)}" /></bpmn:extensionElements></bpmn:startEvent>
                            <bpmn:sequenceFlow id="a" sourceRef="start" targetRef="which" />
                            <bpmn:exclusiveGateway id="which" default="b" />
                            <bpmn:sequenceFlow id="b" sourceRef="which" targetRef="fine" />
                            <bpmn:endEvent id="fine" />
                            <bpmn:sequenceFlow id="c" sourceRef="which" targetRef="broken">
                              <bpmn:conditionExpression xsi:type="bpmn:tFormalExpression">${item == 3}</bpmn:conditionExpression>
                            </bpmn:sequenceFlow>
                            <bpmn:endEvent id="broken"><bpmn:errorEventDefinition errorRef="bad" /></bpmn:endEvent>
                          </bpmn:process>
                        </bpmn:definitions>""")
                .deploy();
        start(
                "fanout-processes",
                new ServiceTaskModel("fanout-processes", FanOutWorker.TOPIC)
                        .input("items", "${list}")
                        .input("process", "fanout-child")
                        .input("retries", "1")
                        .input("backOff", "PT0.1S")
                        .input("tolerate", "1"),
                List.of(1, 2, 3));

        runs.stepsUntil(instance, FanOutState.SUCCEEDED);

        assertThat(runs.variable(instance, "outcome")).contains(entry("succeeded", 2), entry("failed", 1));
        assertThat(runs.items(instance)).extracting(item -> item.attempts).containsExactly(1, 1, 2);
        assertThat(runs.items(instance)).extracting(item -> item.result).containsExactly("1", "2", null);
        as("anna")
                .get("/api/instances?definition=fanout-child&businessKey=order-5-2")
                .then()
                .statusCode(200)
                .body("items", hasSize(1));
    }

    @Test
    void cancelledProcessEndsItsItems() {
        start("fanout-cancelled", model("fanout-cancelled"), List.of(1, 2));
        runtime.deleteProcessInstance(instance, "not needed");

        runs.step();

        assertThat(runs.fanOut(instance).state).isEqualTo(FanOutState.CANCELLED);
        assertThat(runs.counts(instance)).containsEntry(ItemState.CANCELLED, 2);
        assertThat(functions.calls()).isEmpty();
    }

    @Test
    void wrongListIsAnIncident() {
        instance = runs.start(
                model("fanout-wrong"), "fanout-wrong", Map.of("base", functions.url(), "list", Map.of("a", 1)));

        assertThat(runs.incidents(instance).get(0)).startsWith("items must be a JSON list");
    }

    @Test
    void wrongRequestsAreNamed() {
        start("fanout-requests", model("fanout-requests"), List.of(1));
        var id = runs.fanOut(instance).id;
        as("anna")
                .get("/api/fan-outs/{id}/items?state=LOST", id)
                .then()
                .statusCode(400)
                .body("violations[0].field", equalTo("state"));
        as("anna").get("/api/fan-outs/{id}/items?size=0", id).then().statusCode(400);
        as("anna").get("/api/fan-outs/{id}", UUID.randomUUID()).then().statusCode(404);
        as("anna").get("/api/fan-outs/{id}/results", id).then().statusCode(404);
        given().get("/api/fan-outs/{id}", id).then().statusCode(401);
    }

    private ServiceTaskModel model(String key) {
        return new ServiceTaskModel(key, FanOutWorker.TOPIC)
                .input("items", "${list}")
                .input("url", "${base}/")
                .input("backOff", "PT0.1S");
    }

    private void start(String key, ServiceTaskModel model, List<?> list) {
        instance = runs.start(model, key, Map.of("base", functions.url(), "list", list));
    }

    private int item(Call call) {
        try {
            JsonNode body = json.readTree(call.body());
            return body.path("item").asInt();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
