package dev.countersign.fanout;

import static org.assertj.core.api.Assertions.assertThat;

import dev.countersign.storage.FileStore;
import dev.countersign.testing.FunctionServer;
import dev.countersign.testing.FunctionServer.Answer;
import dev.countersign.testing.ServiceTaskModel;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.io.IOException;
import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.operaton.bpm.engine.RepositoryService;
import org.operaton.bpm.engine.RuntimeService;
import org.operaton.bpm.engine.TaskService;

@QuarkusTest
class EndedFanOutsTest {

    private static final Duration KEEP = Duration.ofDays(180);

    @Inject
    FanOutRuns runs;

    @Inject
    FanOutRepository fanOuts;

    @Inject
    ItemRepository items;

    @Inject
    FileStore files;

    @Inject
    EndedFanOuts ended;

    @Inject
    RepositoryService repository;

    @Inject
    RuntimeService runtime;

    @Inject
    TaskService tasks;

    private FunctionServer functions;
    private String instance = "";

    @BeforeEach
    void open() throws IOException {
        functions = new FunctionServer();
    }

    @AfterEach
    void close() {
        runs.end(instance);
        functions.close();
    }

    /** Results of so many bytes are a file. */
    @Test
    void fanOutOfAnEndedProcessGoesWithItsItemsAndResults() {
        functions.behave(call -> Answer.of(200, "\"" + "x".repeat(8_000) + "\""));
        start("fanout-ended", 10);
        runs.stepsUntil(instance, FanOutState.SUCCEEDED);
        FanOut fanOut = runs.fanOut(instance);
        UUID results = fanOut.fileId;
        assertThat(results).isNotNull();
        assertThat(files.find(results)).isPresent();

        runs.endedDaysAgo(fanOut.id, 999);
        deleteAll();
        assertThat(runs.items(instance)).hasSize(10);

        runs.end(instance);
        runs.endedDaysAgo(fanOut.id, 179);
        deleteAll();
        assertThat(runs.items(instance)).hasSize(10);

        runs.endedDaysAgo(fanOut.id, 181);
        deleteAll();
        assertThat(fanOuts.ofInstance(instance)).isEmpty();
        assertThat(items.of(fanOut.id, EnumSet.allOf(ItemState.class))).isEmpty();
        assertThat(files.find(results)).isEmpty();
    }

    @Test
    void fanOutThatRunsStaysHoweverOldItIs() {
        start("fanout-long", 3);
        runs.endedDaysAgo(runs.fanOut(instance).id, 999);

        deleteAll();

        assertThat(runs.items(instance)).hasSize(3);
    }

    @Test
    void fanOutOfACalledProcessStaysAsLongAsTheCallingOneIsOpen() {
        model("fanout-called").deploy(repository);
        runs.deploy("""
                <bpmn:definitions xmlns:bpmn="http://www.omg.org/spec/BPMN/20100524/MODEL"
                    xmlns:camunda="http://camunda.org/schema/1.0/bpmn" targetNamespace="t">
                  <bpmn:process id="fanout-caller" isExecutable="true">
                    <bpmn:startEvent id="start" />
                    <bpmn:sequenceFlow id="toCall" sourceRef="start" targetRef="call" />
                    <bpmn:callActivity id="call" calledElement="fanout-called">
                      <bpmn:extensionElements><camunda:in variables="all" /></bpmn:extensionElements>
                    </bpmn:callActivity>
                    <bpmn:sequenceFlow id="toAfter" sourceRef="call" targetRef="after" />
                    <bpmn:userTask id="after" />
                  </bpmn:process>
                </bpmn:definitions>""");
        String caller = runtime.startProcessInstanceByKey(
                        "fanout-caller", Map.of("base", functions.url(), "list", List.of(1, 2)))
                .getId();
        instance = runtime.createProcessInstanceQuery()
                .superProcessInstanceId(caller)
                .singleResult()
                .getId();
        runs.step();
        runs.stepsUntil(instance, FanOutState.SUCCEEDED);
        tasks.complete(tasks.createTaskQuery()
                .processInstanceId(instance)
                .singleResult()
                .getId());
        assertThat(runs.currentTask(caller)).isEqualTo("after");

        runs.endedDaysAgo(runs.fanOut(instance).id, 999);
        deleteAll();
        assertThat(runs.items(instance)).hasSize(2);

        runs.end(caller);
        deleteAll();
        assertThat(fanOuts.ofInstance(instance)).isEmpty();
    }

    private void deleteAll() {
        while (ended.deleteSome(KEEP) > 0) {
            // the next ones
        }
    }

    private void start(String key, int number) {
        List<Integer> list = IntStream.rangeClosed(1, number).boxed().toList();
        instance = runs.start(model(key), key, Map.of("base", functions.url(), "list", list));
    }

    private static ServiceTaskModel model(String key) {
        return new ServiceTaskModel(key, FanOutWorker.TOPIC)
                .input("url", "${base}/")
                .input("items", "${list}");
    }
}
