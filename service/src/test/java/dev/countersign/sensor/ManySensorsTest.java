package dev.countersign.sensor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.countersign.externaltask.TopicLoop;
import dev.countersign.testing.ServiceTaskModel;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.operaton.bpm.engine.RepositoryService;
import org.operaton.bpm.engine.RuntimeService;
import org.operaton.bpm.engine.TaskService;

/** Hundreds of processes that wait on one node: rows, not threads. */
@QuarkusTest
class ManySensorsTest {

    private static final int MANY = 300;
    private static final String KEY = "sensor-many";

    @Inject
    RepositoryService repository;

    @Inject
    RuntimeService runtime;

    @Inject
    TaskService tasks;

    @Inject
    TopicLoop topics;

    @Inject
    SensorPoker poker;

    @Inject
    SensorConfig config;

    @Inject
    SensorRuns runs;

    @Test
    void allLookInTurnsAndAllAreMet() throws Exception {
        Path file = Path.of("target/sensor-root").toAbsolutePath().resolve(UUID.randomUUID() + ".done");
        Files.createDirectories(file.getParent());
        new ServiceTaskModel(KEY, SensorWorker.TOPIC)
                .input("sensor", "file")
                .input("path", file.toString())
                .input("poke", "PT10S")
                .deploy(repository);
        List<String> instances = java.util.stream.IntStream.range(0, MANY)
                .mapToObj(i -> runtime.startProcessInstanceByKey(KEY).getId())
                .toList();

        await().atMost(Duration.ofMinutes(2)).untilAsserted(() -> {
            topics.round();
            assertThat(count("")).isEqualTo(MANY);
        });
        assertThat(count("and next_poke_at - created_at > interval '4 seconds'"))
                .isBetween(30L, 90L);
        await().atMost(Duration.ofMinutes(2))
                .pollInterval(Duration.ofMillis(10))
                .untilAsserted(() -> {
                    poker.round();
                    assertThat(count("and pokes > 0")).isEqualTo(MANY);
                });
        assertThat(threads()).isBetween(1L, (long) config.threads());

        Files.writeString(file, "done");
        await().atMost(Duration.ofMinutes(3))
                .pollInterval(Duration.ofMillis(10))
                .untilAsserted(() -> {
                    poker.round();
                    assertThat(count("and state = 'MET'")).isEqualTo(MANY);
                });

        assertThat(count("")).isEqualTo(MANY);
        assertThat(tasks.createTaskQuery()
                        .processDefinitionKey(KEY)
                        .taskDefinitionKey("done")
                        .count())
                .isEqualTo(MANY);
        runtime.deleteProcessInstances(instances, "test is over", true, true);
    }

    private long count(String condition) {
        return runs.count("process_definition_key = '" + KEY + "' " + condition);
    }

    private static long threads() {
        return Thread.getAllStackTraces().keySet().stream()
                .filter(thread -> thread.getName().equals("countersign-sensor"))
                .count();
    }
}
