package dev.countersign.job.spark;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.countersign.connector.secret.JobSecrets;
import dev.countersign.connector.secret.SecretConfig;
import dev.countersign.job.JobConfig;
import dev.countersign.job.JobHandle;
import dev.countersign.job.JobLogs.Stream;
import dev.countersign.job.JobSpec;
import dev.countersign.job.JobStatus;
import dev.countersign.job.JobStatus.Phase;
import dev.countersign.job.crash.CountingSpark;
import dev.countersign.job.crash.StockPi;
import io.smallrye.config.SmallRyeConfig;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Starts real Spark applications the way the service does. */
class SparkLocalBackendIT {

    private static final Duration LONG = Duration.ofMinutes(3);

    @TempDir
    Path folder;

    private final String key = UUID.randomUUID() + "-1";
    private Path home;

    @BeforeEach
    void runtime() throws IOException {
        home = CountingSpark.make(Path.of("../analytics/target/spark"), folder.resolve("spark"));
    }

    @Test
    void runsToItsResult() throws IOException {
        SparkLocalBackend backend = backend(Map.of());

        JobHandle handle = backend.submit(spec(folder.resolve("none")), key);

        assertThat(backend.find(key)).contains(handle);
        await().atMost(LONG).until(() -> backend.status(handle).ended());
        assertThat(backend.status(handle)).isEqualTo(JobStatus.exited(0));
        assertThat(new String(backend.logs(handle).file("result.json", 1000).orElseThrow(), StandardCharsets.UTF_8))
                .isEqualTo("{\"status\":\"SUCCEEDED\",\"output\":\""
                        + folder.resolve("warehouse/counting").resolve(key) + "\",\"result\":{\"rows\":500}}");
        assertThat(folder.resolve("starts")).hasContent("backend " + key + "\n");
        assertThat(folder.resolve("jobs").resolve(key).resolve("tmp")).isEmptyDirectory();
    }

    @Test
    void cancelEndsItBySigterm() throws IOException {
        Path hold = Files.writeString(folder.resolve("hold"), "");
        SparkLocalBackend backend = backend(Map.of());
        JobHandle handle = backend.submit(spec(hold), key);
        await().atMost(LONG).until(() -> Files.exists(folder.resolve("starts")));

        backend.cancel(handle);

        await().atMost(LONG).until(() -> backend.status(handle).ended());
        assertThat(backend.status(handle)).isEqualTo(JobStatus.exited(143));
    }

    @Test
    void missingClassExitsWith101() {
        SparkLocalBackend backend =
                backend(Map.of("countersign.job.spark.applications.counting", "dev.example.Nothing"));

        JobHandle handle = backend.submit(spec(folder.resolve("none")), key);

        await().atMost(LONG).until(() -> backend.status(handle).phase() == Phase.EXITED);
        assertThat(backend.status(handle)).isEqualTo(JobStatus.exited(101));
        assertThat(backend.logs(handle).tail(Stream.STDERR, 50)).contains("dev.example.Nothing");
    }

    @Test
    void aStockApplicationRunsFromItsOwnJar() throws IOException {
        Path answer = folder.resolve("the answer; $HOME");
        SparkLocalBackend backend = backend(stock());
        JobSpec spec = new JobSpec(
                "pi", Map.of("slices", "3", "file", answer.toString()), Map.of("driverMemory", "600m", "cores", "1"));
        backend.check(spec);

        JobHandle handle = backend.submit(spec, key);

        await().atMost(LONG).until(() -> backend.status(handle).ended());
        assertThat(backend.status(handle))
                .as(backend.logs(handle).tail(Stream.STDERR, 50))
                .isEqualTo(JobStatus.exited(0));
        assertThat(answer).hasContent("7");
        assertThat(backend.logs(handle).tail(Stream.STDOUT, 50)).contains("Pi is roughly 3.1");
        assertThat(backend.logs(handle).file("result.json", 1000)).isEmpty();
        assertThat(backend.needsResult("pi")).isFalse();
    }

    @Test
    void aSecretPropertyReachesTheApplicationAndStandsOnNoCommandLine() throws IOException {
        Path answer = folder.resolve("answer");
        Map<String, String> values = new HashMap<>(stock());
        String conf = "countersign.job.spark.applications.pi.conf.";
        values.put(conf + "\"spark.sql.shuffle.partitions\"", "{{secret:partitions}}");
        values.put(conf + "\"spark.hadoop.fs.s3a.secret.key\"", "{{secret:s3}}");
        values.put("countersign.secret.partitions", "0000007");
        values.put("countersign.secret.partitions.jobs", "true");
        values.put("countersign.secret.s3", "only-for-the-run-9318");
        values.put("countersign.secret.s3.jobs", "true");
        SparkLocalBackend backend = backend(values);

        JobHandle handle = backend.submit(
                new JobSpec(
                        "pi",
                        Map.of("slices", "3", "file", answer.toString()),
                        Map.of("driverMemory", "600m", "cores", "1")),
                key);

        Set<String> words = new TreeSet<>();
        await().atMost(LONG).pollInterval(Duration.ofMillis(100)).until(() -> {
            ProcessHandle.allProcesses().forEach(process -> words.add(commandLine(process)));
            return backend.status(handle).ended();
        });
        assertThat(backend.status(handle))
                .as(backend.logs(handle).tail(Stream.STDERR, 50))
                .isEqualTo(JobStatus.exited(0));
        assertThat(answer).hasContent("0000007");
        assertThat(words)
                .anyMatch(each -> each.contains(key) && each.contains("--properties-file"))
                .noneMatch(each -> each.contains("only-for-the-run-9318") || each.contains("0000007"));
        try (var files = Files.walk(folder.resolve("jobs"))) {
            assertThat(files.filter(Files::isRegularFile))
                    .isNotEmpty()
                    .noneMatch(file -> contentOf(file).contains("only-for-the-run-9318"));
        }
    }

    private static String commandLine(ProcessHandle process) {
        return contentOf(Path.of("/proc", Long.toString(process.pid()), "cmdline"));
    }

    private static String contentOf(Path file) {
        try {
            return Files.readString(file, StandardCharsets.ISO_8859_1);
        } catch (IOException gone) {
            return "";
        }
    }

    @Test
    void aStockApplicationThatThrowsExitsWith1() throws IOException {
        SparkLocalBackend backend = backend(stock());

        JobHandle handle = backend.submit(
                new JobSpec("pi", Map.of("slices", "many", "file", "x"), Map.of("driverMemory", "600m", "cores", "1")),
                key);

        await().atMost(LONG).until(() -> backend.status(handle).ended());
        assertThat(backend.status(handle)).isEqualTo(JobStatus.exited(1));
        assertThat(backend.logs(handle).tail(Stream.STDERR, 50)).contains("NumberFormatException");
    }

    private Map<String, String> stock() throws IOException {
        return Map.of(
                "countersign.job.spark.applications.pi",
                "StockPi",
                "countersign.job.spark.applications.pi.jar",
                StockPi.jar(Path.of("../analytics/target/spark"), Files.createDirectories(folder.resolve("own")))
                        .toString(),
                "countersign.job.spark.applications.pi.arguments",
                "{slices},{file}",
                "countersign.job.spark.applications.pi.conf.\"spark.sql.shuffle.partitions\"",
                "7");
    }

    private JobSpec spec(Path hold) {
        return new JobSpec(
                "counting",
                Map.of(
                        "name",
                        "backend",
                        "starts",
                        folder.resolve("starts").toString(),
                        "hold",
                        hold.toString(),
                        "millis",
                        "0"),
                Map.of("driverMemory", "600m", "cores", "1"));
    }

    private SparkLocalBackend backend(Map<String, String> more) {
        Map<String, String> values = new HashMap<>(Map.of(
                "countersign.job.spark.home", home.toString(),
                "countersign.job.spark.applications.counting", "CountingApplication",
                "countersign.job.spark.applications.counting.short-lived", "true"));
        values.putAll(more);
        SmallRyeConfig config = new SmallRyeConfigBuilder()
                .addDiscoveredConverters()
                .withMapping(SparkConfig.class)
                .withMapping(JobConfig.class)
                .withMapping(SecretConfig.class)
                .withMappingIgnore("countersign.job.**")
                .withDefaultValues(values)
                .build();
        return new SparkLocalBackend(
                config.getConfigMapping(SparkConfig.class),
                config.getConfigMapping(JobConfig.class),
                new JobSecrets(config.getConfigMapping(SecretConfig.class)),
                folder,
                Clock.systemUTC());
    }
}
