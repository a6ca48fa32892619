package dev.countersign.fanout;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;
import static org.awaitility.Awaitility.await;

import dev.countersign.testing.FunctionServer;
import dev.countersign.testing.FunctionServer.Answer;
import dev.countersign.testing.FunctionServer.Call;
import dev.countersign.testing.ServiceTaskModel;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.io.IOException;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/**
 * A thousand items of which every tenth fails the first time, and a node that is lost in the middle with its requests on
 * the way: what the far side has done counts, not what the service believes.
 */
@QuarkusTest
class ThousandItemsTest {

    private static final int MANY = 1_000;
    private static final int PARALLELISM = 40;

    @Inject
    FanOutRuns runs;

    private final Map<String, Integer> done = new ConcurrentHashMap<>();
    private final Set<String> failedOnce = ConcurrentHashMap.newKeySet();
    private final AtomicInteger atWork = new AtomicInteger();
    private final AtomicInteger mostAtWork = new AtomicInteger();
    private final AtomicInteger lost = new AtomicInteger();
    private String instance = "";

    @AfterEach
    void end() {
        runs.end(instance);
    }

    @Test
    void everyItemIsDoneOnceWithinTheLimitAndThereIsOneSummary() throws IOException {
        try (FunctionServer functions = new FunctionServer()) {
            functions.behave(this::work);
            instance = runs.start(
                    new ServiceTaskModel("fanout-thousand", FanOutWorker.TOPIC)
                            .input("items", "${list}")
                            .input("url", "${base}/work")
                            .input("parallelism", Integer.toString(PARALLELISM))
                            .input("backOff", "PT0.2S"),
                    "fanout-thousand",
                    Map.of(
                            "base",
                            functions.url(),
                            "list",
                            IntStream.range(0, MANY).boxed().toList()));

            await().atMost(Duration.ofMinutes(2))
                    .pollInterval(Duration.ofMillis(20))
                    .untilAsserted(() -> {
                        runs.step();
                        assertThat(runs.counts(instance).get(ItemState.SUCCEEDED))
                                .isGreaterThan(300);
                    });
            runs.step();
            lost.set(runs.loseTheNode(instance));
            await().atMost(Duration.ofMinutes(2)).until(() -> atWork.get() == 0);
            runs.leasesAreOver(instance);
            runs.stepsUntil(instance, FanOutState.SUCCEEDED);

            assertThat(lost.get()).isPositive();
            assertThat(functions.calls().size()).isBetween(MANY + MANY / 10, MANY + MANY / 10 + lost.get());
        }
        assertThat(done).hasSize(MANY);
        // only what was on its way when the node was lost may have come again, and under the same key
        assertThat(done.values().stream().filter(count -> count > 1).count()).isLessThanOrEqualTo(lost.get());
        assertThat(failedOnce).hasSize(MANY / 10);
        assertThat(mostAtWork.get()).isBetween(PARALLELISM / 4, PARALLELISM);
        assertThat(runs.variable(instance, "outcome"))
                .contains(entry("items", MANY), entry("succeeded", MANY), entry("failed", 0), entry("skipped", 0));
        assertThat(runs.items(instance)).extracting(item -> item.state).containsOnly(ItemState.SUCCEEDED);
        assertThat(runs.currentTask(instance)).isEqualTo("done");
    }

    /** Counts under which keys work was done: a key that comes again is work that a function can tell from new work. */
    private Answer work(Call call) {
        mostAtWork.accumulateAndGet(atWork.incrementAndGet(), Math::max);
        try {
            Thread.sleep(20);
            String key = call.header("idempotency-key");
            if (key.endsWith("7") && failedOnce.add(key)) {
                return Answer.of(503, "{\"message\":\"busy\"}");
            }
            done.merge(key, 1, Integer::sum);
            return Answer.of(200, "{\"ok\":true}");
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return Answer.of(500, "");
        } finally {
            atWork.decrementAndGet();
        }
    }
}
