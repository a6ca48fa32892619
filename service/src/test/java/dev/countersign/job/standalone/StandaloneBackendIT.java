package dev.countersign.job.standalone;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.countersign.connector.secret.JobSecrets;
import dev.countersign.connector.secret.NamedSecrets;
import dev.countersign.connector.secret.SecretConfig;
import dev.countersign.job.JobHandle;
import dev.countersign.job.JobLogs.Stream;
import dev.countersign.job.JobSpec;
import dev.countersign.job.JobStatus;
import dev.countersign.job.JobStatus.Phase;
import dev.countersign.job.LogPart;
import dev.countersign.job.claimed.Driver;
import dev.countersign.job.claimed.DriverState;
import dev.countersign.job.crash.CountingSpark;
import dev.countersign.job.crash.SparkCluster;
import dev.countersign.job.crash.StockPi;
import dev.countersign.job.spark.SparkConfig;
import io.smallrye.config.SmallRyeConfig;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.io.TempDir;

/** Real Spark applications on a real master and worker, which the tests share. */
@TestInstance(Lifecycle.PER_CLASS)
class StandaloneBackendIT {

    private static final Duration LONG = Duration.ofMinutes(3);
    private static final Path SPARK = Path.of("../analytics/target/spark");
    private static final ObjectMapper JSON = new ObjectMapper();

    @TempDir
    static Path folder;

    private SparkCluster cluster;

    @BeforeAll
    void startCluster() throws Exception {
        Path counting = CountingSpark.make(SPARK, folder.resolve("spark"));
        cluster = new SparkCluster(SPARK, counting, folder.resolve("cluster"));
        cluster.startMaster();
        cluster.startWorker();
        cluster.awaitReady(LONG);
    }

    @AfterAll
    void stopCluster() throws Exception {
        cluster.close();
    }

    @Test
    void runsToItsResultHoweverOftenItIsCreated() throws Exception {
        String key = key();
        StandaloneBackend backend = backend(Map.of());
        Path hold = hold(key);

        JobHandle handle = backend.submit(spec(key, Map.of("hold", hold.toString())), key);
        backend.submit(spec(key, Map.of("hold", hold.toString())), key);

        assertThat(backend.find(key)).isPresent();
        awaitStarted(key);
        List<String> drivers = accepted(key);
        assertThat(drivers).hasSize(2);
        String holder = Files.readString(jobs(key).resolve("claim/holder")).split(" ")[1];
        String other = drivers.get(1 - drivers.indexOf(holder));
        await().atMost(LONG).until(() -> stateOf(other) == DriverState.FAILED);
        assertThat(backend.status(handle)).isEqualTo(JobStatus.running("driver " + holder));
        assertThat(backend.logs(handle).tail(Stream.STDERR, 5000)).contains("Launch Command");
        assertThat(new String(backend.logs(handle).range(Stream.STDERR, 7, 8), StandardCharsets.UTF_8))
                .isEqualTo("Command:");
        assertThat(backend.logs(handle).range(Stream.STDERR, 10_000_000, 8)).isEmpty();

        Files.delete(hold);

        assertThat(end(backend, handle)).isEqualTo(JobStatus.exited(0));
        assertThat(file(backend, handle, "result.json"))
                .isEqualTo(JSON.readTree("{\"status\":\"SUCCEEDED\",\"output\":\""
                        + folder.resolve("data/warehouse/counting").resolve(key) + "\",\"result\":{\"rows\":500}}"));
        assertThat(starts(key)).hasSize(1);
    }

    @Test
    void aLongLogIsReadOnFromTheWorkerAndThenFromWhatIsKept() throws Exception {
        String key = key();
        StandaloneBackend backend = backend(Map.of());
        Path hold = hold(key);
        JobHandle handle = backend.submit(spec(key, Map.of("hold", hold.toString(), "chatter", "45000")), key);
        awaitStarted(key);
        Path stderr = folder.resolve("cluster/work").resolve(handle.reference()).resolve("stderr");

        LogPart part = backend.logs(handle).part(Stream.STDERR, 0, 10_007);
        ByteArrayOutputStream read = new ByteArrayOutputStream();
        while (part.next() < 1_200_000) {
            read.write(part.bytes());
            part = backend.logs(handle).part(Stream.STDERR, part.next(), 10_007);
        }
        assertThat(read.toByteArray()).isEqualTo(withoutBrokenBytes(stderr, 0, read.size()));
        LogPart last = backend.logs(handle).part(Stream.STDERR, -65_536, 65_536);
        assertThat(last.from()).isEqualTo(last.size() - 65_536);
        assertThat(last.bytes()).isEqualTo(withoutBrokenBytes(stderr, last.from(), last.next()));

        Files.delete(hold);
        assertThat(end(backend, handle)).isEqualTo(JobStatus.exited(0));
        backend.keepLog(handle);

        assertThat(jobs(key).resolve("stderr.log")).hasSize(1 << 20);
        LogPart rest = backend.logs(handle).part(Stream.STDERR, part.next(), 1 << 20);
        assertThat(rest.from()).isEqualTo(part.next());
        assertThat(rest.next()).isEqualTo(rest.size());
        assertThat(rest.bytes()).isEqualTo(withoutBrokenBytes(stderr, rest.from(), rest.next()));
        assertThat(backend.logs(handle).part(Stream.STDERR, 7, 8).from()).isEqualTo(rest.size() - (1 << 20));
    }

    /** A worker's page does not give bytes that are no UTF-8. */
    private static byte[] withoutBrokenBytes(Path log, long from, long to) throws IOException {
        byte[] bytes = Arrays.copyOfRange(Files.readAllBytes(log), (int) from, (int) to);
        for (int i = 0; i < bytes.length; i++) {
            bytes[i] = bytes[i] == (byte) 0xFC ? (byte) 0xFF : bytes[i];
        }
        return bytes;
    }

    @Test
    void cancelEndsARunAndForbidsOneThatWaits() throws Exception {
        StandaloneBackend backend = backend(Map.of());
        String running = key();
        JobHandle handle =
                backend.submit(spec(running, Map.of("hold", hold(running).toString())), running);
        awaitStarted(running);
        String waiting = key();
        JobHandle waitingHandle = backend.submit(oversized(waiting), waiting);
        assertThat(backend.status(waitingHandle).phase()).isEqualTo(Phase.PENDING);

        backend.cancel(handle);
        backend.cancel(waitingHandle);

        assertThat(end(backend, handle)).isEqualTo(JobStatus.exited(143));
        assertThat(backend.status(waitingHandle)).isEqualTo(JobStatus.exited(143));
        assertThat(starts(waiting)).isEmpty();
        assertThat(stateOf(waitingHandle.reference())).isEqualTo(DriverState.KILLED);
    }

    @Test
    void aKilledDriverIsKnownAsKilled() throws Exception {
        String key = key();
        StandaloneBackend backend = backend(Map.of());
        JobHandle handle = backend.submit(spec(key, Map.of("hold", hold(key).toString())), key);
        awaitStarted(key);

        ProcessHandle.of(Long.parseLong(Files.readString(jobs(key).resolve("claim/holder"))
                        .strip()
                        .split(" ")[2]))
                .orElseThrow()
                .destroyForcibly();

        assertThat(end(backend, handle)).isEqualTo(JobStatus.exited(137));
    }

    @Test
    void failuresHaveTheirReasons() throws Exception {
        StandaloneBackend backend = backend(Map.of());
        String missing = key();
        JobHandle missingHandle = backend.submit(new JobSpec("nothing", Map.of(), small()), missing);
        String bad = key();
        JobHandle badHandle = backend.submit(
                new JobSpec("ingest", Map.of("input", folder.resolve("nowhere").toString()), small()), bad);
        String lost = key();
        JobHandle lostHandle = backend.submit(spec(lost, Map.of("halt", "yes")), lost);

        assertThat(end(backend, missingHandle)).isEqualTo(JobStatus.exited(1));
        assertThat(file(backend, missingHandle, "result.json")
                        .path("error")
                        .path("code")
                        .asText())
                .isEqualTo("missing-class");
        assertThat(end(backend, badHandle)).isEqualTo(JobStatus.exited(65));
        assertThat(file(backend, badHandle, "result.json")
                        .path("error")
                        .path("field")
                        .asText())
                .isEqualTo("input");
        assertThat(end(backend, lostHandle)).isEqualTo(JobStatus.exited(1));
        JsonNode error = file(backend, lostHandle, "result.json").path("error");
        assertThat(error.path("message").asText()).startsWith("Executors were lost while they worked on a task: ");
        assertThat(error.path("code").asText()).isEqualTo("lost-executors");
        backend.keepLog(lostHandle);
        assertThat(Files.readString(jobs(lost).resolve("stderr.log"))).contains("Lost executor");
    }

    @Test
    void aSecretPropertyReachesTheDriverAndIsNotWrittenDown() throws Exception {
        Path jar = StockPi.jar(SPARK, Files.createDirectories(folder.resolve("own-secret")));
        StandaloneBackend backend = backend(Map.of(
                "countersign.job.spark.applications.pi", "StockPi",
                "countersign.job.spark.applications.pi.jar", jar.toString(),
                "countersign.job.spark.applications.pi.arguments", "{slices},{file}",
                "countersign.job.spark.applications.pi.conf.\"spark.sql.shuffle.partitions\"", "{{secret:number}}",
                "countersign.secret.number", "0000007",
                "countersign.secret.number.jobs", "true"));
        String key = key();
        Path answer = folder.resolve("answer-secret");

        JobHandle handle =
                backend.submit(new JobSpec("pi", Map.of("slices", "3", "file", answer.toString()), small()), key);

        assertThat(end(backend, handle))
                .as(backend.logs(handle).tail(Stream.STDERR, 50))
                .isEqualTo(JobStatus.exited(0));
        assertThat(answer).hasContent("0000007");
        assertThat(jobs(key).resolve("submission.json")).content().contains("{{secret:number}}");
        try (var files = Files.walk(jobs(key))) {
            for (Path file : files.filter(Files::isRegularFile)
                    .filter(each -> !each.toString().endsWith(".log"))
                    .toList()) {
                assertThat(file).content().doesNotContain("0000007");
            }
        }
    }

    @Test
    void aStockApplicationRunsFromItsOwnJar() throws Exception {
        Path jar = StockPi.jar(SPARK, Files.createDirectories(folder.resolve("own")));
        StandaloneBackend backend = backend(Map.of(
                "countersign.job.spark.applications.pi",
                "StockPi",
                "countersign.job.spark.applications.pi.jar",
                jar.toString(),
                "countersign.job.spark.applications.pi.arguments",
                "{slices},{file}",
                "countersign.job.spark.applications.pi.conf.\"spark.sql.shuffle.partitions\"",
                "7"));
        String good = key();
        Path answer = folder.resolve("answer " + good);
        JobHandle goodHandle =
                backend.submit(new JobSpec("pi", Map.of("slices", "3", "file", answer.toString()), small()), good);

        assertThat(end(backend, goodHandle))
                .as(backend.logs(goodHandle).tail(Stream.STDERR, 50))
                .isEqualTo(JobStatus.exited(0));
        assertThat(answer).hasContent("7");
        assertThat(file(backend, goodHandle, "result.json"))
                .isEqualTo(JSON.readTree("{\"status\":\"SUCCEEDED\",\"result\":{}}"));
        assertThat(backend.logs(goodHandle).tail(Stream.STDOUT, 50)).contains("Pi is roughly 3.1");

        String bad = key();
        JobHandle badHandle = backend.submit(new JobSpec("pi", Map.of("slices", "many", "file", "x"), small()), bad);

        assertThat(end(backend, badHandle)).isEqualTo(JobStatus.exited(1));
        assertThat(file(backend, badHandle, "result.json")
                        .path("error")
                        .path("message")
                        .asText())
                .contains("For input string: \"many\"");
    }

    @Test
    void anOversizedRequestFailsInWords() throws Exception {
        String key = key();
        StandaloneBackend backend = backend(Map.of("countersign.job.standalone.pending-timeout", "3s"));

        JobHandle handle = backend.submit(oversized(key), key);

        assertThat(end(backend, handle)).isEqualTo(JobStatus.exited(1));
        JsonNode error = file(backend, handle, "result.json").path("error");
        assertThat(error.path("code").asText()).isEqualTo("no-room");
        assertThat(error.path("message").asText())
                .startsWith("The cluster had no room for the driver within ")
                .contains("it wants 64g and 1 cores, and the largest worker has 6144 MB and 8 cores");
        assertThat(starts(key)).isEmpty();
    }

    @Test
    void aMasterThatIsKilledAndStartedAgainLosesNoJobAndDoublesNone() throws Exception {
        StandaloneBackend backend = backend(Map.of());
        String running = key();
        JobHandle runningHandle =
                backend.submit(spec(running, Map.of("hold", hold(running).toString())), running);
        awaitStarted(running);

        cluster.killMaster();

        await().atMost(LONG)
                .untilAsserted(() -> assertThat(backend.status(runningHandle))
                        .isEqualTo(JobStatus.running(
                                "driver " + runningHandle.reference() + "; the Spark master does not answer")));
        String submitted = key();
        JobHandle submittedHandle = backend.submit(spec(submitted, Map.of()), submitted);
        assertThat(backend.status(submittedHandle).phase()).isEqualTo(Phase.PENDING);
        cluster.startMaster();
        cluster.awaitReady(LONG);

        assertThat(end(backend, submittedHandle)).isEqualTo(JobStatus.exited(0));
        assertThat(starts(submitted)).hasSize(1);
        // the master ends a driver that it does not know
        assertThat(end(backend, runningHandle)).isEqualTo(JobStatus.exited(143));
        assertThat(file(backend, runningHandle, "result.json")
                        .path("error")
                        .path("code")
                        .asText())
                .isEqualTo("lost-driver");
        assertThat(starts(running)).hasSize(1);
    }

    @Test
    void withItsWorkerADriverEnds() throws Exception {
        String key = key();
        StandaloneBackend backend = backend(Map.of());
        JobHandle handle = backend.submit(spec(key, Map.of("hold", hold(key).toString())), key);
        awaitStarted(key);

        cluster.killWorker();

        assertThat(end(backend, handle)).isEqualTo(JobStatus.exited(143));
        assertThat(file(backend, handle, "result.json")
                        .path("error")
                        .path("message")
                        .asText())
                .isEqualTo("The driver was told to end before it was done: its worker was lost.");
        cluster.startWorker();
        cluster.awaitReady(LONG);
    }

    private static String key() {
        return UUID.randomUUID() + "-1";
    }

    private static JobSpec spec(String key, Map<String, String> more) {
        Map<String, String> parameters = new HashMap<>(Map.of(
                "name",
                key,
                "starts",
                folder.resolve("starts").toString(),
                "hold",
                folder.resolve("none").toString(),
                "millis",
                "0"));
        parameters.putAll(more);
        return new JobSpec("counting", parameters, small());
    }

    private static JobSpec oversized(String key) {
        return new JobSpec("counting", spec(key, Map.of()).parameters(), Map.of("driverMemory", "64g"));
    }

    private static Map<String, String> small() {
        return Map.of("driverMemory", "600m", "executorMemory", "600m", "cores", "1");
    }

    private static Path hold(String key) throws IOException {
        return Files.writeString(folder.resolve("hold-" + key), "");
    }

    private static Path jobs(String key) {
        return folder.resolve("data/jobs").resolve(key);
    }

    private DriverState stateOf(String driver) throws Exception {
        return Cluster.of(JSON.readTree(cluster.page()))
                .driver(driver)
                .map(Driver::state)
                .orElse(DriverState.FORGOTTEN);
    }

    private static List<String> accepted(String key) throws IOException {
        return Files.readAllLines(jobs(key).resolve("submissions")).stream()
                .filter(line -> line.contains(" accepted "))
                .map(line -> line.substring(line.lastIndexOf(' ') + 1))
                .toList();
    }

    private static JobStatus end(StandaloneBackend backend, JobHandle handle) {
        await().atMost(LONG).until(() -> backend.status(handle).ended());
        return backend.status(handle);
    }

    private static JsonNode file(StandaloneBackend backend, JobHandle handle, String name) throws IOException {
        return JSON.readTree(backend.logs(handle).file(name, 10_000).orElseThrow());
    }

    private static void awaitStarted(String key) {
        await().atMost(LONG).untilAsserted(() -> assertThat(starts(key)).isNotEmpty());
    }

    private static List<String> starts(String key) throws IOException {
        Path starts = folder.resolve("starts");
        return Files.exists(starts)
                ? Files.readAllLines(starts).stream()
                        .filter(line -> line.startsWith(key + " "))
                        .toList()
                : List.of();
    }

    private StandaloneBackend backend(Map<String, String> more) {
        Map<String, String> values = new HashMap<>(cluster.properties());
        values.put("countersign.job.spark.home", folder.resolve("spark").toString());
        values.put("countersign.job.spark.applications.counting", "CountingApplication");
        values.put("countersign.job.spark.applications.counting.short-lived", "true");
        values.put("countersign.job.spark.applications.nothing.short-lived", "true");
        values.put("countersign.job.spark.applications.nothing", "dev.example.Nothing");
        values.put("countersign.job.spark.applications.ingest", "dev.countersign.analytics.ingest.IngestApplication");
        values.put("countersign.job.spark.applications.ingest.short-lived", "true");
        values.putAll(more);
        SmallRyeConfig config = new SmallRyeConfigBuilder()
                .addDiscoveredConverters()
                .withMapping(SparkConfig.class)
                .withMapping(SecretConfig.class)
                .withMapping(StandaloneConfig.class)
                .withMappingIgnore("countersign.job.**")
                .withDefaultValues(values)
                .build();
        return new StandaloneBackend(
                config.getConfigMapping(StandaloneConfig.class),
                config.getConfigMapping(SparkConfig.class),
                new NamedSecrets(config.getConfigMapping(SecretConfig.class)),
                new JobSecrets(config.getConfigMapping(SecretConfig.class)),
                JSON,
                folder.resolve("data"),
                Clock.systemUTC());
    }
}
