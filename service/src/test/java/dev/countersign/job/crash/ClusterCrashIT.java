package dev.countersign.job.crash;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Kills the packaged service, a driver, the master, the worker, the database, a driver with the service, and all at once,
 * while jobs stand at the instructions where it matters: the application runs once, its output is whole or not there, and
 * the process goes on or a person is asked.
 *
 * <p>One crash meets four jobs, one at each instruction. At {@code after-submit} the application runs and waits; at
 * {@code before-finish} and {@code before-commit} it has ended. A driver is killed at {@code after-submit} only: at
 * {@code before-submit} there is none yet, and at the other two there is none any more.
 */
@TestInstance(Lifecycle.PER_CLASS)
class ClusterCrashIT {

    private static final Duration LONG = Duration.ofMinutes(4);
    private static final Duration DATABASE_AWAY = Duration.ofSeconds(20);
    private static final Path APPLICATION = Path.of("target/quarkus-app");
    private static final Path SPARK = Path.of("../analytics/target/spark");

    private enum Part {
        SERVICE,
        DRIVER,
        MASTER,
        WORKER,
        DATABASE
    }

    private record Process(String name, String instance) {}

    @TempDir
    static Path folder;

    private final Map<Set<Part>, Map<String, Process>> crashes = new HashMap<>();
    private PackagedService service;
    private SparkCluster cluster;
    private FaultPointFiles faults;
    private CountedRuns runs;

    @BeforeAll
    void prepare() throws Exception {
        Path models = Files.createDirectories(folder.resolve("models/crash"));
        try (InputStream model =
                Objects.requireNonNull(ClusterCrashIT.class.getResourceAsStream("/crash/crash.bpmn"))) {
            Files.write(models.resolve("crash.bpmn"), model.readAllBytes());
        }
        Path counting = CountingSpark.make(SPARK, folder.resolve("spark"));
        runs = new CountedRuns(folder.resolve("starts"));
        cluster = new SparkCluster(SPARK, counting, folder.resolve("cluster"));
        cluster.startMaster();
        cluster.startWorker();
        service = new PackagedService(APPLICATION, folder.resolve("data"), folder.resolve("models"), counting);
        faults = new FaultPointFiles(folder.resolve("data"));
        startService();
        cluster.awaitReady(LONG);
    }

    @AfterAll
    void stop() throws Exception {
        service.close();
        cluster.close();
        // the database as well, though the service did not start the last one
        assertThat(folder.resolve("data/pg18/postmaster.pid")).doesNotExist();
    }

    @ParameterizedTest(name = "{0} killed at {1}: {2}")
    @CsvSource({
        "SERVICE,          before-submit, COMPLETED",
        "SERVICE,          after-submit,  COMPLETED",
        "SERVICE,          before-finish, COMPLETED",
        "SERVICE,          before-commit, COMPLETED",
        "DRIVER,           after-submit,  The job's process was killed (KILL)",
        "MASTER,           before-submit, COMPLETED",
        "MASTER,           after-submit,  The driver was told to end before it was done: the Spark master",
        "MASTER,           before-finish, COMPLETED",
        "MASTER,           before-commit, COMPLETED",
        "WORKER,           before-submit, COMPLETED",
        "WORKER,           after-submit,  The driver was told to end before it was done: its worker was lost.",
        "WORKER,           before-finish, COMPLETED",
        "WORKER,           before-commit, COMPLETED",
        "DRIVER+SERVICE,   after-submit,  The job's process was killed (KILL)",
        "EVERYTHING,       before-submit, COMPLETED",
        "EVERYTHING,       after-submit,  The driver was told to end before it was done: ",
        "EVERYTHING,       before-finish, COMPLETED",
        "EVERYTHING,       before-commit, COMPLETED",
        "DATABASE,         before-submit, COMPLETED",
        "DATABASE,         after-submit,  COMPLETED",
        "DATABASE,         before-finish, COMPLETED",
        "DATABASE,         before-commit, COMPLETED"
    })
    void theApplicationRunsOnceAndTheProcessGoesOnOrAPersonIsAsked(String killed, String point, String end)
            throws Exception {
        Process process = Objects.requireNonNull(crash(parts(killed)).get(point));

        if (end.equals("COMPLETED")) {
            await().atMost(LONG).untilAsserted(() -> {
                assertThat(service.rest().incidentsOf(process.instance())).isEmpty();
                assertThat(service.rest().stateOf(process.instance())).isEqualTo("COMPLETED");
            });
            assertThat(output(process).resolve("rows")).hasContent("500");
        } else {
            await().atMost(LONG)
                    .untilAsserted(() -> assertThat(service.rest().incidentsOf(process.instance()))
                            .singleElement()
                            .asString()
                            .startsWith(end));
            assertThat(output(process)).doesNotExist();
        }
        assertThat(runs.keys(process.name())).hasSize(1);
        assertThat(runs.overlaps()).isEmpty();
    }

    /** One crash for all of its tests; gives the processes whose jobs stood at each instruction. */
    private Map<String, Process> crash(Set<Part> parts) throws Exception {
        Map<String, Process> known = crashes.get(parts);
        if (known != null) {
            return known;
        }
        Map<String, Process> standing = new HashMap<>();
        crashes.put(parts, standing);
        Path hold = folder.resolve("hold-" + crashes.size());
        Files.writeString(hold, "");
        if (parts.contains(Part.DRIVER)) {
            standing.put("after-submit", standAt("after-submit", hold));
        } else {
            standing.put("before-submit", standAt("before-submit", folder.resolve("none")));
            standing.put("after-submit", standAt("after-submit", hold));
            standing.putAll(standAfterTheRun());
        }
        Process running = Objects.requireNonNull(standing.get("after-submit"));
        await().atMost(LONG).until(() -> runs.live(running.name()).size() == 1);

        if (parts.contains(Part.SERVICE)) {
            service.kill();
            for (Part part : parts) {
                kill(part, running);
            }
            for (Part part : parts) {
                if (part != Part.DATABASE) { // the service starts its own
                    bringBack(part);
                }
            }
            cluster.awaitReady(LONG);
            faults.release();
            startService();
        } else {
            for (Part part : parts) {
                kill(part, running);
                faults.release(); // the service goes on while the part is away
                if (part == Part.DATABASE) {
                    TimeUnit.MILLISECONDS.sleep(DATABASE_AWAY.toMillis());
                }
                bringBack(part);
            }
            cluster.awaitReady(LONG);
            service.awaitReady(LONG);
        }
        if (parts.equals(EnumSet.of(Part.SERVICE)) || parts.equals(EnumSet.of(Part.DATABASE))) {
            Files.delete(hold); // the others end a run that waits
        }
        return standing;
    }

    private Process standAt(String point, Path hold) throws Exception {
        faults.arm(point);
        Process process = startProcess(point, hold);
        faults.awaitReached(point, LONG);
        return process;
    }

    /** Two at once: whichever run ends first stands at the first point. */
    private Map<String, Process> standAfterTheRun() throws Exception {
        faults.arm("before-finish");
        faults.arm("before-commit");
        Process one = startProcess("one", folder.resolve("none"));
        Process other = startProcess("other", folder.resolve("none"));
        boolean first = runs.keys(one.name()).contains(faults.awaitReached("before-finish", LONG));
        faults.awaitReached("before-commit", LONG);
        return Map.of("before-finish", first ? one : other, "before-commit", first ? other : one);
    }

    private Process startProcess(String role, Path hold) throws Exception {
        String name = role + "-" + crashes.size();
        return new Process(
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
                                        hold.toString(),
                                        "millis",
                                        "0")));
    }

    private void kill(Part part, Process running) throws Exception {
        switch (part) {
            case SERVICE -> {}
            case DRIVER -> runs.live(running.name()).get(0).destroyForcibly();
            case MASTER -> cluster.killMaster();
            case WORKER -> cluster.killWorker();
            case DATABASE -> service.killDatabase();
        }
    }

    private void bringBack(Part part) throws Exception {
        switch (part) {
            case SERVICE, DRIVER -> {}
            case MASTER -> cluster.startMaster();
            case WORKER -> cluster.startWorker();
            case DATABASE -> service.startDatabase();
        }
    }

    private void startService() throws Exception {
        Map<String, String> properties = new HashMap<>(cluster.properties());
        properties.put("countersign.job.backends.spark", "spark-standalone");
        properties.put("countersign.testing.enabled", "true");
        service.start(properties);
        service.awaitReady(LONG);
    }

    private static Set<Part> parts(String names) {
        if (names.equals("EVERYTHING")) {
            return EnumSet.of(Part.SERVICE, Part.MASTER, Part.WORKER, Part.DATABASE); // drivers end with their worker
        }
        Set<Part> parts = EnumSet.noneOf(Part.class);
        for (String name : names.split("\\+")) {
            parts.add(Part.valueOf(name));
        }
        return parts;
    }

    private Path output(Process process) throws IOException {
        List<String> keys = runs.keys(process.name());
        assertThat(keys).isNotEmpty();
        return folder.resolve("data/warehouse/counting").resolve(keys.get(0));
    }
}
