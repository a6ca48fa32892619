package dev.countersign.job.livy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
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
import dev.countersign.job.JobSubmissionException;
import dev.countersign.job.crash.CountingSpark;
import dev.countersign.job.spark.SparkConfig;
import io.smallrye.config.SmallRyeConfig;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Supplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Real Spark applications behind a small server that speaks both protocols; neither real server can be had here. */
@TestInstance(Lifecycle.PER_CLASS)
class LivyBackendIT {

    private static final Duration LONG = Duration.ofMinutes(3);
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String BASIC =
            "Basic " + Base64.getEncoder().encodeToString("ana:geheim".getBytes(StandardCharsets.UTF_8));

    @TempDir
    static Path folder;

    private final String key = UUID.randomUUID() + "-1";
    private final List<BatchServerDouble> servers = new ArrayList<>();
    private Path spark;

    @BeforeAll
    void makeSpark() throws IOException {
        spark = CountingSpark.make(Path.of("../analytics/target/spark"), folder.resolve("spark"));
    }

    @AfterEach
    void stop() {
        servers.forEach(BatchServerDouble::close);
        servers.clear();
    }

    @ParameterizedTest
    @ValueSource(strings = {"livy", "kyuubi"})
    void runsOnceThoughTheFirstAnswerIsLost(String dialect) throws Exception {
        String name = dialect + key;
        BatchServerDouble server = server(dialect);
        server.loseNextAnswer();
        LivyBackend backend = backend(server, Map.of("countersign.job.livy.dialect", dialect));

        JobHandle handle = backend.submit(spec(name, "none"), name);
        backend.submit(spec(name, "none"), name);

        assertThat(server.count()).isEqualTo(1);
        assertThat(end(backend, name)).as(log(name)).isEqualTo(JobStatus.exited(0));
        assertThat(file(backend, handle, "result.json")
                        .path("result")
                        .path("rows")
                        .asInt())
                .isEqualTo(500);
        assertThat(starts(name)).hasSize(1);
        backend.keepLog(handle);
        assertThat(jobs(name).resolve("stderr.log")).exists();
    }

    @ParameterizedTest
    @ValueSource(strings = {"livy", "kyuubi"})
    void cancelEndsTheBatch(String dialect) throws Exception {
        String name = dialect + "-cancel-" + key;
        BatchServerDouble server = server(dialect);
        LivyBackend backend = backend(server, Map.of("countersign.job.livy.dialect", dialect));
        Files.writeString(folder.resolve("hold"), "");
        JobHandle handle = backend.submit(spec(name, "hold"), name);
        awaitStarted(name);
        assertThat(backend.status(handle).phase()).isEqualTo(Phase.RUNNING);

        backend.cancel(handle);

        assertThat(end(backend, name)).isEqualTo(JobStatus.exited(143));
    }

    @Test
    void aRunThatTheServerForgotGoesOnAndIsKnownByItsFiles() throws Exception {
        BatchServerDouble server = server("livy");
        LivyBackend backend = backend(server, Map.of());
        Path hold = Files.writeString(folder.resolve("hold-forgotten"), "");
        JobHandle handle = backend.submit(spec(key, "hold-forgotten"), key);
        awaitStarted(key);

        server.forget();

        await().atMost(LONG)
                .untilAsserted(() -> assertThat(backend.status(handle).detail())
                        .endsWith("the batch server does not know the driver any more"));
        assertThat(backend.status(handle).phase()).isEqualTo(Phase.RUNNING);
        Files.delete(hold);
        assertThat(end(backend, key)).isEqualTo(JobStatus.exited(0));
        assertThat(starts(key)).hasSize(1);
        assertThat(server.count()).isEqualTo(0);
    }

    @Test
    void showsTheLogAndTheReasonOfAFailure() throws Exception {
        String name = "missing-" + key;
        BatchServerDouble server = server("livy");
        LivyBackend backend =
                backend(server, Map.of("countersign.job.spark.applications.counting", "dev.example.Nothing"));

        JobHandle handle = backend.submit(spec(name, "none"), name);

        assertThat(end(backend, name)).isEqualTo(JobStatus.exited(1));
        assertThat(file(backend, handle, "result.json")
                        .path("error")
                        .path("code")
                        .asText())
                .isEqualTo("missing-class");
        assertThat(backend.logs(handle).tail(Stream.STDERR, 200)).contains("dev.example.Nothing");
        assertThat(backend.logs(handle).tail(Stream.STDOUT, 200)).isEmpty();
    }

    @Test
    void aServerThatIsAwayIsWaitedForAndThenAFailure() throws Exception {
        String name = "away-" + key;
        BatchServerDouble server = server("livy");
        LivyBackend backend = backend(server, Map.of("countersign.job.livy.pending-timeout", "2s"));
        server.close();

        JobHandle handle = backend.submit(spec(name, "none"), name);

        assertThat(backend.status(handle).phase()).isEqualTo(Phase.PENDING);
        assertThat(end(backend, name)).isEqualTo(JobStatus.exited(1));
        assertThat(file(backend, handle, "result.json")
                        .path("error")
                        .path("message")
                        .asText())
                .startsWith("Nobody answered for ")
                .endsWith(" (the batch server); the job was not started.");
    }

    @Test
    void wrongCredentialsAreARefusalThatDoesNotShowThem() throws Exception {
        String name = "refused-" + key;
        BatchServerDouble server = server("livy");
        LivyBackend backend = backend(server, Map.of("countersign.secret.livy", "wrong-key"));

        assertThatThrownBy(() -> backend.submit(spec(name, "none"), name))
                .isInstanceOf(JobSubmissionException.class)
                .hasMessage("The batch server refused the job (401): who are you?");
        assertThat(Files.readString(jobs(name).resolve("submission.json"))).doesNotContain("wrong-key");
    }

    @Test
    void readsAllPagesOfTheList() throws Exception {
        BatchServerDouble server = server("livy");
        LivyBackend backend = backend(server, Map.of("countersign.job.livy.page-size", "2"));
        Files.writeString(folder.resolve("hold-pages"), "");
        for (int i = 0; i < 3; i++) {
            backend.submit(spec("page-" + i + key, "hold-pages"), "page-" + i + key);
        }

        for (int i = 0; i < 3; i++) {
            assertThat(backend.status(new JobHandle("spark-livy", "page-" + i + key, ""))
                            .phase())
                    .isEqualTo(Phase.RUNNING);
        }
    }

    private BatchServerDouble server(String dialect) throws IOException {
        BatchServerDouble server = new BatchServerDouble(
                dialect.equals("kyuubi"), spark, folder.resolve("server-" + UUID.randomUUID()), BASIC);
        servers.add(server);
        return server;
    }

    private static JobSpec spec(String name, String hold) {
        return new JobSpec(
                "counting",
                Map.of(
                        "name",
                        name,
                        "starts",
                        folder.resolve("starts").toString(),
                        "hold",
                        folder.resolve(hold).toString(),
                        "millis",
                        "0"),
                Map.of("driverMemory", "600m", "cores", "1"));
    }

    private static Path jobs(String name) {
        return folder.resolve("data/jobs").resolve(name);
    }

    private static JobStatus end(LivyBackend backend, String name) {
        JobHandle handle = new JobHandle("spark-livy", name, "");
        await().atMost(LONG).until(() -> backend.status(handle).ended());
        return backend.status(handle);
    }

    private static Supplier<String> log(String name) {
        return () -> {
            try {
                return Files.readString(jobs(name).resolve("stderr.log"));
            } catch (IOException e) {
                return e.toString();
            }
        };
    }

    private static JsonNode file(LivyBackend backend, JobHandle handle, String name) throws IOException {
        return JSON.readTree(backend.logs(handle).file(name, 10_000).orElseThrow());
    }

    private static void awaitStarted(String name) {
        await().atMost(LONG).untilAsserted(() -> assertThat(starts(name)).isNotEmpty());
    }

    private static List<String> starts(String name) throws IOException {
        Path starts = folder.resolve("starts");
        return Files.exists(starts)
                ? Files.readAllLines(starts).stream()
                        .filter(line -> line.startsWith(name + " "))
                        .toList()
                : List.of();
    }

    private LivyBackend backend(BatchServerDouble server, Map<String, String> more) {
        Map<String, String> values = new HashMap<>(Map.of(
                "countersign.job.livy.url", server.url().toString(),
                "countersign.job.livy.user", "ana",
                "countersign.job.livy.secret", "livy",
                "countersign.secret.livy", "geheim",
                "countersign.job.livy.heartbeat-timeout", "6s",
                "countersign.job.spark.home", spark.toString(),
                "countersign.job.spark.applications.counting", "CountingApplication"));
        values.putAll(more);
        SmallRyeConfig config = new SmallRyeConfigBuilder()
                .addDiscoveredConverters()
                .withMapping(SparkConfig.class)
                .withMapping(SecretConfig.class)
                .withMapping(LivyConfig.class)
                .withMappingIgnore("countersign.job.**")
                .withDefaultValues(values)
                .build();
        return new LivyBackend(
                config.getConfigMapping(LivyConfig.class),
                config.getConfigMapping(SparkConfig.class),
                new NamedSecrets(config.getConfigMapping(SecretConfig.class)),
                new JobSecrets(config.getConfigMapping(SecretConfig.class)),
                JSON,
                folder.resolve("data"),
                Clock.systemUTC());
    }
}
