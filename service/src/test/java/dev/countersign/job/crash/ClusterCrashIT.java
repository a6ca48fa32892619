package dev.countersign.job.crash;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Kills the packaged service together with a part of the cluster or its database, at the instructions where it matters:
 * the application runs once, its output is whole or not there, and the process goes on or a person is asked.
 */
@TestInstance(Lifecycle.PER_CLASS)
class ClusterCrashIT {

    private static final Duration LONG = Duration.ofMinutes(4);
    private static final Path APPLICATION = Path.of("target/quarkus-app");
    private static final Path SPARK = Path.of("../analytics/target/spark");

    private enum Victim {
        SERVICE_ALONE,
        DRIVER,
        MASTER,
        WORKER,
        DATABASE
    }

    @TempDir
    static Path folder;

    private PackagedService service;
    private SparkCluster cluster;
    private Path starts;
    private Path hold;

    @BeforeAll
    void prepare() throws Exception {
        Path models = Files.createDirectories(folder.resolve("models/crash"));
        try (InputStream model =
                Objects.requireNonNull(ClusterCrashIT.class.getResourceAsStream("/crash/crash.bpmn"))) {
            Files.write(models.resolve("crash.bpmn"), model.readAllBytes());
        }
        Path counting = CountingSpark.make(SPARK, folder.resolve("spark"));
        starts = folder.resolve("starts");
        hold = folder.resolve("hold");
        cluster = new SparkCluster(SPARK, counting, folder.resolve("cluster"));
        cluster.startMaster();
        cluster.startWorker();
        cluster.awaitReady(LONG);
        service = new PackagedService(APPLICATION, folder.resolve("data"), folder.resolve("models"), counting);
    }

    @AfterEach
    void stop() throws Exception {
        service.close();
        Files.deleteIfExists(folder.resolve("data/fault-point"));
        Files.deleteIfExists(hold);
    }

    @AfterAll
    void stopCluster() throws Exception {
        cluster.close();
    }

    @ParameterizedTest
    @CsvSource({
        "before-submit, SERVICE_ALONE, COMPLETED",
        "after-submit,  SERVICE_ALONE, COMPLETED",
        "before-finish, SERVICE_ALONE, COMPLETED",
        "before-commit, SERVICE_ALONE, COMPLETED",
        "after-submit,  DRIVER,        The job's process was killed (KILL)",
        "before-submit, MASTER,        COMPLETED",
        "after-submit,  MASTER,        The driver was told to end before it was done: the Spark master",
        "after-submit,  WORKER,        The driver was told to end before it was done: its worker was lost.",
        "before-finish, WORKER,        COMPLETED",
        "before-commit, DATABASE,      COMPLETED"
    })
    void theApplicationRunsOnceAndTheProcessGoesOnOrAPersonIsAsked(String faultPoint, Victim victim, String end)
            throws Exception {
        String name = faultPoint + "-" + victim;
        boolean whileItRuns = faultPoint.equals("after-submit") && victim != Victim.SERVICE_ALONE;
        if (whileItRuns) {
            Files.writeString(hold, "");
        }
        start(Map.of("countersign.testing.enabled", "true", "countersign.testing.fault-point", faultPoint));
        String instance = service.rest()
                .startInstance(
                        "crash",
                        Map.of("name", name, "starts", starts.toString(), "hold", hold.toString(), "millis", "0"));
        await().atMost(LONG).until(() -> Files.exists(folder.resolve("data/fault-point")));
        if (whileItRuns) {
            await().atMost(LONG).until(() -> startsOf(name).size() == 1);
        }

        service.kill();
        kill(victim, name);
        start(Map.of());

        if (end.equals("COMPLETED")) {
            await().atMost(LONG).untilAsserted(() -> {
                assertThat(service.rest().incidentsOf(instance)).isEmpty();
                assertThat(service.rest().stateOf(instance)).isEqualTo("COMPLETED");
            });
            assertThat(output(name).resolve("rows")).hasContent("500");
        } else {
            await().atMost(LONG)
                    .untilAsserted(() -> assertThat(service.rest().incidentsOf(instance))
                            .singleElement()
                            .asString()
                            .startsWith(end));
            assertThat(output(name)).doesNotExist();
        }
        assertThat(startsOf(name)).hasSize(1);
        assertThat(folder.resolve("starts.overlaps")).doesNotExist();
    }

    private void start(Map<String, String> more) throws Exception {
        Map<String, String> properties = new HashMap<>(cluster.properties());
        properties.put("countersign.job.backends.spark", "spark-standalone");
        properties.putAll(more);
        service.start(properties);
        service.awaitReady(LONG);
    }

    private void kill(Victim victim, String name) throws Exception {
        switch (victim) {
            case SERVICE_ALONE -> {}
            case DRIVER -> ProcessHandle.of(processOf(name)).orElseThrow().destroyForcibly();
            case MASTER -> {
                cluster.killMaster();
                cluster.startMaster();
                cluster.awaitReady(LONG);
            }
            case WORKER -> {
                cluster.killWorker();
                cluster.startWorker();
                cluster.awaitReady(LONG);
            }
            case DATABASE -> service.killDatabase();
        }
    }

    private long processOf(String name) throws IOException {
        String line = Files.readAllLines(folder.resolve("starts.processes")).stream()
                .filter(each -> each.startsWith(name + " "))
                .findFirst()
                .orElseThrow();
        return Long.parseLong(line.split(" ")[2]);
    }

    private Path output(String name) throws IOException {
        String key = startsOf(name).get(0).split(" ")[1];
        return folder.resolve("data/warehouse/counting").resolve(key);
    }

    private List<String> startsOf(String name) throws IOException {
        return Files.exists(starts)
                ? Files.readAllLines(starts).stream()
                        .filter(line -> line.startsWith(name + " "))
                        .toList()
                : List.of();
    }
}
