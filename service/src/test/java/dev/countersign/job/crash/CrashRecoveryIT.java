package dev.countersign.job.crash;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Kills the packaged service at the instructions where it matters, starts it again, and counts how often Spark ran: the
 * application itself writes down each of its starts.
 */
@TestInstance(Lifecycle.PER_CLASS)
class CrashRecoveryIT {

    private static final Duration LONG = Duration.ofMinutes(4);
    private static final Path APPLICATION = Path.of("target/quarkus-app");

    @TempDir
    static Path folder;

    private PackagedService service;
    private Path starts;
    private Path hold;

    @BeforeAll
    void prepare() throws IOException {
        Path models = Files.createDirectories(folder.resolve("models/crash"));
        try (InputStream model =
                Objects.requireNonNull(CrashRecoveryIT.class.getResourceAsStream("/crash/crash.bpmn"))) {
            Files.write(models.resolve("crash.bpmn"), model.readAllBytes());
        }
        Path spark = CountingSpark.make(Path.of("../analytics/target/spark"), folder.resolve("spark"));
        starts = folder.resolve("starts");
        hold = folder.resolve("hold");
        service = new PackagedService(APPLICATION, folder.resolve("data"), folder.resolve("models"), spark);
    }

    @AfterEach
    void stop() throws Exception {
        service.close();
        Files.deleteIfExists(folder.resolve("data/fault-point"));
        Files.deleteIfExists(hold);
    }

    @AfterAll
    void stopDatabase() throws Exception {
        service.close();
    }

    /**
     * Between the intent and the submit; between the submit and writing it down; after Spark ended and before the engine
     * is told; after the engine was told and before that is committed.
     */
    @ParameterizedTest
    @ValueSource(strings = {"before-submit", "after-submit", "before-finish", "before-commit"})
    void killedAtAnInstructionTheProcessGoesOnAndSparkRanOnce(String faultPoint) throws Exception {
        service.start(Map.of("countersign.testing.enabled", "true", "countersign.testing.fault-point", faultPoint));
        service.awaitReady(LONG);
        String instance = startInstance(faultPoint);
        await().atMost(LONG).until(() -> Files.exists(folder.resolve("data/fault-point")));

        service.kill();
        service.start(Map.of());
        service.awaitReady(LONG);

        awaitCompleted(instance);
        assertThat(startsOf(faultPoint)).hasSize(1);
    }

    @Test
    void killedWhileSparkRunsTheJobIsAdopted() throws Exception {
        Files.writeString(hold, "");
        service.start(Map.of());
        service.awaitReady(LONG);
        String instance = startInstance("while-running");
        await().atMost(LONG).until(() -> startsOf("while-running").size() == 1);

        service.kill();
        service.start(Map.of());
        service.awaitReady(LONG);
        Files.delete(hold);

        awaitCompleted(instance);
        assertThat(startsOf("while-running")).hasSize(1);
    }

    @Test
    void sparkThatEndsWhileNobodyWatchesIsNotRunAgain() throws Exception {
        Files.writeString(hold, "");
        service.start(Map.of());
        service.awaitReady(LONG);
        String instance = startInstance("unwatched");
        await().atMost(LONG).until(() -> startsOf("unwatched").size() == 1);

        service.kill();
        Files.delete(hold);
        String key = startsOf("unwatched").get(0).split(" ")[1];
        await().atMost(LONG)
                .until(() ->
                        Files.exists(folder.resolve("data/jobs").resolve(key).resolve("exit")));
        service.start(Map.of());
        service.awaitReady(LONG);

        awaitCompleted(instance);
        assertThat(startsOf("unwatched")).hasSize(1);
    }

    @Test
    void anotherNodeTakesOverFromADeadOneAndFromNoLivingOne() throws Exception {
        Files.writeString(hold, "");
        service.start(Map.of());
        service.awaitReady(LONG);
        String instance = startInstance("two-nodes");
        await().atMost(LONG).until(() -> startsOf("two-nodes").size() == 1);
        try (PackagedService other = service.peer(APPLICATION, folder.resolve("models"), folder.resolve("spark"))) {
            other.start(Map.of());
            other.awaitReady(LONG);

            service.kill();
            Files.delete(hold);

            await().atMost(LONG)
                    .untilAsserted(
                            () -> assertThat(other.rest().stateOf(instance)).isEqualTo("COMPLETED"));
            assertThat(other.rest().incidents()).isEmpty();
        }
        assertThat(startsOf("two-nodes")).hasSize(1);
        service.start(Map.of()); // it owns the database and takes it along when it stops
        service.awaitReady(LONG);
    }

    private String startInstance(String name) throws Exception {
        return service.rest()
                .startInstance(
                        "crash",
                        Map.of("name", name, "starts", starts.toString(), "hold", hold.toString(), "millis", "0"));
    }

    private void awaitCompleted(String instance) {
        await().atMost(LONG).untilAsserted(() -> {
            assertThat(service.rest().incidents()).isEmpty();
            assertThat(service.rest().stateOf(instance)).isEqualTo("COMPLETED");
        });
    }

    private List<String> startsOf(String name) throws IOException {
        return Files.exists(starts)
                ? Files.readAllLines(starts).stream()
                        .filter(line -> line.startsWith(name + " "))
                        .toList()
                : List.of();
    }
}
