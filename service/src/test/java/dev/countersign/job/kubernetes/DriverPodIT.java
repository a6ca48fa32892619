package dev.countersign.job.kubernetes;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.countersign.job.JobSpec;
import dev.countersign.job.claimed.KeyClaim;
import dev.countersign.job.crash.CountingSpark;
import dev.countersign.job.crash.StockPi;
import dev.countersign.job.spark.SparkConfig;
import dev.countersign.job.spark.SparkRuntime;
import io.fabric8.kubernetes.api.model.Container;
import io.smallrye.config.SmallRyeConfig;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.apache.spark.launcher.JavaModuleOptions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.io.TempDir;

/** What the container of a driver's pod is told to do, done by a real SparkSubmit of this machine instead of a kubelet. */
@TestInstance(Lifecycle.PER_CLASS)
class DriverPodIT {

    private static final Path SPARK = Path.of("../analytics/target/spark");
    private static final int CLAIMED = 75;

    @TempDir
    static Path folder;

    private Path spark;
    private DriverPod pods;

    @BeforeAll
    void make() throws IOException {
        spark = CountingSpark.make(SPARK, folder.resolve("spark"));
        Path pi = StockPi.jar(SPARK, Files.createDirectories(folder.resolve("pi")));
        SmallRyeConfig config = new SmallRyeConfigBuilder()
                .addDiscoveredConverters()
                .withMapping(SparkConfig.class)
                .withMapping(KubernetesConfig.class)
                .withMappingIgnore("countersign.job.**")
                .withDefaultValues(Map.ofEntries(
                        Map.entry("countersign.job.kubernetes.image", "none"),
                        Map.entry("countersign.job.kubernetes.volume-claim", "none"),
                        Map.entry(
                                "countersign.job.kubernetes.application-jar",
                                spark.resolve("countersign-analytics.jar").toString()),
                        Map.entry("countersign.job.spark.applications.counting", "CountingApplication"),
                        Map.entry("countersign.job.spark.applications.counting.memory", "600m"),
                        Map.entry("countersign.job.spark.applications.pi", "StockPi"),
                        Map.entry("countersign.job.spark.applications.pi.memory", "600m"),
                        Map.entry("countersign.job.spark.applications.pi.jar", pi.toString()),
                        Map.entry("countersign.job.spark.applications.pi.arguments", "{slices},{jobFolder}/pi")))
                .build();
        pods = new DriverPod(
                config.getConfigMapping(KubernetesConfig.class), config.getConfigMapping(SparkConfig.class), folder);
    }

    @Test
    void onlyTheFirstPodOfAKeyWorks() throws Exception {
        assertThat(run(counting(), "first-1")).as(log("first-1")).isZero();
        assertThat(result("first-1")).contains("\"rows\":500");
        assertThat(run(counting(), "first-1")).isEqualTo(CLAIMED);

        assertThat(Files.readAllLines(folder.resolve("starts")))
                .filteredOn(line -> line.endsWith(" first-1"))
                .hasSize(1);
    }

    @Test
    void podThatComesAfterTheServiceTookTheClaimDoesNothing() throws Exception {
        new KeyClaim(folder.resolve("jobs/late-1")).forbid();

        assertThat(run(counting(), "late-1")).isEqualTo(CLAIMED);

        assertThat(folder.resolve("jobs/late-1/result.json")).doesNotExist();
    }

    @Test
    void anApplicationInAJarOfItsOwnIsFoundFromWithinTheWrapper() throws Exception {
        assertThat(run(new JobSpec("pi", Map.of("slices", "2"), Map.of("cores", "1")), "pi-1"))
                .as(log("pi-1"))
                .isZero();

        assertThat(new ObjectMapper().readTree(result("pi-1")).path("status").asText())
                .isEqualTo("SUCCEEDED");
        assertThat(new KeyClaim(folder.resolve("jobs/pi-1")).taken()).isTrue();
    }

    private static JobSpec counting() {
        Path none = folder.resolve("none");
        return new JobSpec(
                "counting",
                Map.of(
                        "starts",
                        folder.resolve("starts").toString(),
                        "hold",
                        none.toString(),
                        "millis",
                        "0",
                        "name",
                        "$counting"),
                Map.of("cores", "1"));
    }

    private int run(JobSpec spec, String key) throws Exception {
        Path job = folder.resolve("jobs").resolve(key);
        Files.createDirectories(job.resolve("tmp"));
        Path outputs = Files.createDirectories(folder.resolve("warehouse").resolve(spec.application()));
        Container container = pods.of(spec, key, job, outputs.resolve(key))
                .getSpec()
                .getContainers()
                .get(0);
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(List.of("-Xmx600m", "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1"));
        command.addAll(List.of(JavaModuleOptions.defaultModuleOptions().trim().split("\\s+")));
        command.addAll(List.of("-cp", new SparkRuntime(spark).sparkClassPath(), "org.apache.spark.deploy.SparkSubmit"));
        container.getArgs().forEach(word -> command.add(word.replace("$$", "$"))); // as the kubelet does
        ProcessBuilder builder = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve(key + ".log").toFile());
        builder.environment().put("SPARK_LOCAL_IP", "127.0.0.1");
        Process process = builder.start();
        try {
            assertThat(process.waitFor(3, TimeUnit.MINUTES)).isTrue();
            return process.exitValue();
        } finally {
            process.destroyForcibly();
        }
    }

    private static String result(String key) throws IOException {
        return Files.readString(folder.resolve("jobs").resolve(key).resolve("result.json"));
    }

    private static Supplier<String> log(String key) {
        return () -> {
            try {
                return Files.readString(folder.resolve(key + ".log"));
            } catch (IOException e) {
                return e.toString();
            }
        };
    }
}
