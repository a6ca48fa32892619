package dev.countersign.job.crash;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Kills the packaged service while jobs of this machine stand at the instructions where it matters, starts it again, and
 * counts how often Spark ran: the application itself writes down each of its starts. One crash meets all of the jobs.
 */
@TestInstance(Lifecycle.PER_CLASS)
class CrashRecoveryIT {

    private static final Duration LONG = Duration.ofMinutes(4);
    private static final Path APPLICATION = Path.of("target/quarkus-app");

    @TempDir
    static Path folder;

    private final Map<String, String> instances = new HashMap<>();
    private PackagedService service;
    private FaultPointFiles faults;
    private CountedRuns runs;

    @BeforeAll
    void prepare() throws Exception {
        Path models = Files.createDirectories(folder.resolve("models/crash"));
        try (InputStream model =
                Objects.requireNonNull(CrashRecoveryIT.class.getResourceAsStream("/crash/crash.bpmn"))) {
            Files.write(models.resolve("crash.bpmn"), model.readAllBytes());
        }
        Path spark = CountingSpark.make(Path.of("../analytics/target/spark"), folder.resolve("spark"));
        runs = new CountedRuns(folder.resolve("starts"));
        service = new PackagedService(APPLICATION, folder.resolve("data"), folder.resolve("models"), spark);
        faults = new FaultPointFiles(folder.resolve("data"));
        start();
        crash();
    }

    @AfterAll
    void stop() throws Exception {
        service.close();
    }

    /**
     * Between the intent and the submit; between the submit and writing it down; after Spark ended and before the engine
     * is told; after the engine was told and before that is committed; while Spark runs; and while Spark runs that ends
     * before the service is there again.
     */
    @ParameterizedTest
    @ValueSource(strings = {"before-submit", "after-submit", "before-finish", "before-commit", "running", "unwatched"})
    void theProcessGoesOnAndSparkRanOnce(String name) throws Exception {
        awaitCompleted(service, name);

        assertThat(runs.keys(name)).hasSize(1);
        assertThat(folder.resolve("data/warehouse/counting")
                        .resolve(runs.keys(name).get(0))
                        .resolve("rows"))
                .hasContent("500");
    }

    /** With its wrapper gone, too, nobody has seen how the run ended: it may have done its work. */
    @ParameterizedTest
    @CsvSource({
        "spark-killed, The job's process was killed (KILL)",
        "all-killed,   Nobody can say what became of the job: no process with key"
    })
    void aPersonIsAskedWhenSparkDiedWithTheService(String name, String message) throws Exception {
        await().atMost(LONG)
                .untilAsserted(() -> assertThat(service.rest().incidentsOf(instance(name)))
                        .singleElement()
                        .asString()
                        .startsWith(message));

        assertThat(runs.keys(name)).hasSize(1);
        assertThat(folder.resolve("data/warehouse/counting")
                        .resolve(runs.keys(name).get(0)))
                .doesNotExist();
    }

    @Test
    void anotherNodeTakesOverFromADeadOneAndFromNoLivingOne() throws Exception {
        Path hold = hold("two-nodes");
        begin("two-nodes");
        awaitRunning("two-nodes");
        try (PackagedService other = service.peer(APPLICATION, folder.resolve("models"), folder.resolve("spark"))) {
            other.start(Map.of());
            other.awaitReady(LONG);

            service.kill();
            Files.delete(hold);

            awaitCompleted(other, "two-nodes");
        }
        assertThat(runs.keys("two-nodes")).hasSize(1);
        start(); // it owns the database and takes it along when it stops
    }

    private void crash() throws Exception {
        for (String point : new String[] {"before-submit", "after-submit"}) {
            faults.arm(point);
            begin(point);
            faults.awaitReached(point, LONG);
        }
        for (String name : new String[] {"running", "unwatched", "spark-killed", "all-killed"}) {
            hold(name);
            begin(name);
        }
        for (String point : new String[] {"before-finish", "before-commit"}) {
            faults.arm(point);
            begin(point);
            faults.awaitReached(point, LONG);
        }
        for (String name : new String[] {"running", "unwatched", "spark-killed", "all-killed"}) {
            awaitRunning(name);
        }

        service.kill();
        runs.live("spark-killed").get(0).destroyForcibly();
        ProcessHandle run = runs.live("all-killed").get(0);
        run.parent().orElseThrow().destroyForcibly();
        run.destroyForcibly();
        Files.delete(hold("unwatched"));
        Path exit = folder.resolve("data/jobs")
                .resolve(runs.keys("unwatched").get(0))
                .resolve("exit");
        await().atMost(LONG).until(() -> Files.exists(exit));
        faults.release();
        start();
        Files.delete(hold("running"));
    }

    private void start() throws Exception {
        service.start(Map.of(
                "countersign.testing.enabled", "true",
                "countersign.job.max-running", "10",
                "countersign.job.unknown-after", "3s"));
        service.awaitReady(LONG);
    }

    private void begin(String name) throws Exception {
        instances.put(
                name,
                service.rest()
                        .startInstance(
                                "crash",
                                Map.of(
                                        "name",
                                        name,
                                        "starts",
                                        runs.file().toString(),
                                        "hold",
                                        folder.resolve("hold-" + name).toString(),
                                        "millis",
                                        "0")));
    }

    /** While this file is there the run of this name waits. */
    private static Path hold(String name) throws Exception {
        return Files.writeString(folder.resolve("hold-" + name), "");
    }

    private void awaitRunning(String name) {
        await().atMost(LONG).until(() -> runs.live(name).size() == 1);
    }

    private void awaitCompleted(PackagedService node, String name) {
        await().atMost(LONG).untilAsserted(() -> {
            assertThat(node.rest().incidentsOf(instance(name))).isEmpty();
            assertThat(node.rest().stateOf(instance(name))).isEqualTo("COMPLETED");
        });
    }

    private String instance(String name) {
        return Objects.requireNonNull(instances.get(name));
    }
}
