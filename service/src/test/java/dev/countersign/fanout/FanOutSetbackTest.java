package dev.countersign.fanout;

import static dev.countersign.identity.SignedIn.as;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.startsWith;

import dev.countersign.testing.FunctionServer;
import dev.countersign.testing.ServiceTaskModel;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.operaton.bpm.engine.RuntimeService;

/** Processes of items that refuse to end: the first item's, until somebody has mended it. */
@QuarkusTest
class FanOutSetbackTest {

    private static final String CHILD = """
            <bpmn:definitions xmlns:bpmn="http://www.omg.org/spec/BPMN/20100524/MODEL"
                xmlns:camunda="http://camunda.org/schema/1.0/bpmn" targetNamespace="t">
              <bpmn:process id="fanout-stubborn" isExecutable="true">
                <bpmn:startEvent id="start" />
                <bpmn:sequenceFlow id="toWait" sourceRef="start" targetRef="wait" />
                <bpmn:userTask id="wait"><bpmn:extensionElements><camunda:executionListener event="end"
                    expression="${item == 1 and not mended ? nobody.knows : item}" /></bpmn:extensionElements></bpmn:userTask>
              </bpmn:process>
            </bpmn:definitions>""";

    @Inject
    FanOutRuns runs;

    @Inject
    FanOutRepository fanOuts;

    @Inject
    RuntimeService runtime;

    private String instance = "";

    @BeforeEach
    void deploy() {
        runs.deploy(CHILD);
    }

    @AfterEach
    void close() {
        runtime.createProcessInstanceQuery()
                .processDefinitionKey("fanout-stubborn")
                .list()
                .forEach(child -> runtime.deleteProcessInstance(child.getId(), "test is over", true));
        runs.due(runs.fanOut(instance).id);
        runs.end(instance);
    }

    @Test
    void processThatRefusesToEndKeepsNoOtherFanOutWaiting() throws Exception {
        FanOut fanOut = started("fanout-stubborn-cancelled", "");
        List<String> children = children();
        runtime.deleteProcessInstance(instance, "not needed");

        try (FunctionServer functions = new FunctionServer()) {
            String other = runs.start(
                    new ServiceTaskModel("fanout-beside", FanOutWorker.TOPIC)
                            .input("items", "${list}")
                            .input("url", "${base}/"),
                    "fanout-beside",
                    Map.of("base", functions.url(), "list", List.of(1, 2)));
            for (int round = 1; round <= 4; round++) {
                runs.due(fanOut.id);
                runs.step();
            }
            runs.stepsUntil(other, FanOutState.SUCCEEDED);
            runs.end(other);
        }

        assertThat(runs.items(instance))
                .extracting(item -> item.state)
                .containsExactly(ItemState.RUNNING, ItemState.CANCELLED);
        assertThat(running(children.get(0))).isTrue();
        assertThat(running(children.get(1))).isFalse();
        as("anna")
                .get("/api/fan-outs/{id}", fanOut.id)
                .then()
                .statusCode(200)
                .body("state", equalTo("CANCELLING"))
                .body("running", equalTo(1))
                .body(
                        "message",
                        startsWith("The process does not wait any more, but 1 of the items' processes cannot be"))
                .body("message", containsString("item 0, process " + children.get(0) + ": "));
        assertThat(fanOuts.forgotten()).as("comes after a pause").doesNotContain(fanOut.id);

        runtime.setVariable(children.get(0), "mended", true);
        runs.due(fanOut.id);
        runs.step();
        assertThat(runs.fanOut(instance).state).isEqualTo(FanOutState.CANCELLED);
        assertThat(running(children.get(0))).isFalse();
    }

    @Test
    void processThatRefusesToEndWhenTheTimeIsOverIsAnIncident() {
        FanOut fanOut = started("fanout-stubborn-late", "PT1H");
        List<String> children = children();
        runs.overdue(fanOut.id);
        for (int round = 1; round <= 3; round++) {
            assertThat(runs.incidents(instance)).isEmpty();
            runs.due(fanOut.id);
            runs.step();
        }

        assertThat(runs.fanOut(instance).state).isEqualTo(FanOutState.FAILED);
        assertThat(runs.incidents(instance))
                .singleElement()
                .asString()
                .startsWith(
                        "The time is over, but 1 of the items' processes cannot be ended. The first one, item 0, process "
                                + children.get(0));
        assertThat(runs.items(instance))
                .extracting(item -> item.state)
                .containsExactly(ItemState.RUNNING, ItemState.FAILED);
        assertThat(running(children.get(1))).isFalse();
    }

    private FanOut started(String key, String timeout) {
        ServiceTaskModel model = new ServiceTaskModel(key, FanOutWorker.TOPIC)
                .input("items", "${list}")
                .input("process", "fanout-stubborn")
                .input("retries", "0")
                .input("timeout", timeout);
        instance = runs.start(model, key, Map.of("list", List.of(1, 2)));
        Awaitility.await().untilAsserted(() -> {
            runs.step();
            assertThat(children()).doesNotContainNull();
        });
        return runs.fanOut(instance);
    }

    private List<String> children() {
        return runs.items(instance).stream().map(item -> item.childInstanceId).toList();
    }

    private boolean running(String child) {
        return runtime.createProcessInstanceQuery().processInstanceId(child).count() == 1;
    }
}
