package dev.countersign.function;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.countersign.testing.DatabaseOutage;
import dev.countersign.testing.FunctionServer;
import dev.countersign.testing.FunctionServer.Answer;
import dev.countersign.testing.ServiceTaskModel;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
class FunctionOutageTest {

    private static final Duration LONG = Duration.ofMinutes(2);

    @Inject
    FunctionRuns runs;

    @Inject
    CallSender sender;

    @Inject
    DatabaseOutage outage;

    private String instance = "";

    @AfterEach
    void close() {
        runs.end(instance);
        sender.round();
    }

    @Test
    void answerThatComesWhileTheDatabaseIsAwayIsKept() throws Exception {
        CountDownLatch arrived = new CountDownLatch(1);
        CountDownLatch goOn = new CountDownLatch(1);
        try (FunctionServer functions = new FunctionServer()) {
            functions.behave(call -> {
                arrived.countDown();
                try {
                    goOn.await(1, TimeUnit.MINUTES);
                } catch (InterruptedException e) {
                    Thread.currentThread().interrupt();
                }
                return Answer.of(200, "3");
            });
            instance = runs.start(
                    new ServiceTaskModel("function-outage", FunctionWorker.TOPIC).input("url", "${base}/"),
                    "function-outage",
                    Map.of("base", functions.url()));
            sender.round();
            assertThat(arrived.await(1, TimeUnit.MINUTES)).isTrue();

            outage.begin();
            try {
                goOn.countDown();
                await().atMost(LONG).until(sender::isIdle);
            } finally {
                outage.end();
            }
            await().atMost(LONG).ignoreExceptions().untilAsserted(() -> {
                runs.due(runs.call(instance).id); // its lease is over
                sender.round();
                assertThat(runs.call(instance).state).isEqualTo(CallState.SUCCEEDED);
            });

            assertThat(functions.calls()).hasSize(1);
            assertThat(runs.currentTask(instance)).isEqualTo("done");
        }
    }
}
