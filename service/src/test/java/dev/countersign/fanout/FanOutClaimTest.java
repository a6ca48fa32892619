package dev.countersign.fanout;

import static org.assertj.core.api.Assertions.assertThat;

import dev.countersign.function.FunctionRounds;
import dev.countersign.testing.AtOnce;
import dev.countersign.testing.FunctionServer;
import dev.countersign.testing.FunctionServer.Answer;
import dev.countersign.testing.ServiceTaskModel;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.operaton.bpm.engine.HistoryService;

/** Two nodes that take the same fan-out further at once. */
@QuarkusTest
class FanOutClaimTest {

    private static final int ITEMS = 30;
    private static final int PARALLEL = 4;

    @Inject
    FanOutRuns runs;

    @Inject
    FanOutRound round;

    @Inject
    FunctionRounds functionRounds;

    @Inject
    HistoryService history;

    private final AtomicInteger running = new AtomicInteger();
    private final AtomicInteger most = new AtomicInteger();
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

    @Test
    void startNoMoreCallsThanAllowedAndNoneTwice() {
        functions.behave(call -> {
            most.accumulateAndGet(running.incrementAndGet(), Math::max);
            try {
                Thread.sleep(20);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
            running.decrementAndGet();
            return Answer.of(200, "1");
        });
        start(model("fanout-two-nodes").input("url", "${base}/"));

        for (int i = 0; i < 1_000 && runs.fanOut(instance).state == FanOutState.RUNNING; i++) {
            AtOnce.<Boolean>all(List.of(this::step, this::step));
            functionRounds.round();
        }

        assertThat(runs.fanOut(instance).state).isEqualTo(FanOutState.SUCCEEDED);
        assertThat(functions.calls()).hasSize(ITEMS);
        assertThat(functions.calls().stream().map(call -> call.header("idempotency-key")))
                .doesNotHaveDuplicates();
        assertThat(most.get()).isBetween(1, PARALLEL);
    }

    @Test
    void startTheProcessOfEachItemOnce() {
        runs.deploy("""
                <definitions xmlns="http://www.omg.org/spec/BPMN/20100524/MODEL"
                    xmlns:camunda="http://camunda.org/schema/1.0/bpmn" targetNamespace="test">
                  <process id="fanout-claim-child" isExecutable="true">
                    <startEvent id="start"/>
                    <sequenceFlow id="flow" sourceRef="start" targetRef="end"/>
                    <endEvent id="end"/>
                  </process>
                </definitions>
                """);
        start(model("fanout-two-nodes-processes").input("process", "fanout-claim-child"));

        for (int i = 0; i < 1_000 && runs.fanOut(instance).state == FanOutState.RUNNING; i++) {
            AtOnce.<Boolean>all(List.of(this::step, this::step));
        }

        assertThat(runs.fanOut(instance).state).isEqualTo(FanOutState.SUCCEEDED);
        assertThat(history.createHistoricProcessInstanceQuery()
                        .processDefinitionKey("fanout-claim-child")
                        .processInstanceBusinessKeyIn(IntStream.rangeClosed(1, ITEMS)
                                .mapToObj(item -> "order-5-" + item)
                                .toArray(String[]::new))
                        .count())
                .isEqualTo(ITEMS);
        assertThat(runs.items(instance)).extracting(item -> item.attempts).containsOnly(1);
    }

    private boolean step() {
        round.round();
        return true;
    }

    private static ServiceTaskModel model(String key) {
        return new ServiceTaskModel(key, FanOutWorker.TOPIC)
                .input("items", "${list}")
                .input("parallelism", Integer.toString(PARALLEL))
                .input("backOff", "PT0.1S");
    }

    private void start(ServiceTaskModel model) {
        List<Integer> list = IntStream.rangeClosed(1, ITEMS).boxed().toList();
        instance = runs.start(model, model.key(), Map.of("base", functions.url(), "list", list));
    }
}
