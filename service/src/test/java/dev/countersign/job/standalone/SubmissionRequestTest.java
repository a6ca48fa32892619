package dev.countersign.job.standalone;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.countersign.job.JobSpec;
import dev.countersign.job.JobSubmissionException;
import dev.countersign.job.spark.SparkConfig;
import io.smallrye.config.SmallRyeConfig;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

class SubmissionRequestTest {

    private static final ObjectMapper JSON = new ObjectMapper();

    private final Path job = Path.of("/data/jobs/t-1");
    private final Path output = Path.of("/data/warehouse/ingest/t-1");

    @Test
    void wrapsTheApplicationInTheClaimedRun() throws Exception {
        JsonNode body = body(Map.of(), Map.of());

        assertThat(body.path("action").asText()).isEqualTo("CreateSubmissionRequest");
        assertThat(body.path("mainClass").asText()).isEqualTo("dev.countersign.analytics.runner.ClaimedRun");
        assertThat(body.path("appResource").asText()).isEqualTo("file:/spark/countersign-analytics.jar");
        assertThat(body.path("appArgs")).isEqualTo(JSON.readTree("""
                        ["x.Ingest", "--job-dir", "/data/jobs/t-1", "--key", "t-1", "--output", "/data/warehouse/ingest/t-1",
                         "--param", "format=auto", "--param", "input=/in"]"""));
        assertThat(body.path("environmentVariables").path("COUNTERSIGN_JOB_KEY").asText())
                .isEqualTo("t-1");
    }

    @Test
    void namesTheRunByItsKeyAndAsksForTheApplicationsResources() throws Exception {
        JsonNode properties = body(Map.of(), Map.of()).path("sparkProperties");

        assertThat(properties).isEqualTo(JSON.readTree("""
                        {"spark.ui.enabled": "false", "spark.task.maxFailures": "3", "spark.executorEnv.OMP_WAIT_POLICY": "PASSIVE",
                         "spark.app.name": "t-1", "spark.submit.deployMode": "cluster", "spark.driver.supervise": "false",
                         "spark.jars": "file:/spark/countersign-analytics.jar", "spark.driver.memory": "1g",
                         "spark.driver.cores": "1", "spark.executor.memory": "1g", "spark.executor.cores": "2",
                         "spark.cores.max": "2", "spark.driver.extraJavaOptions": "-XX:+ExitOnOutOfMemoryError"}"""));
    }

    @Test
    void modelMaySetResources() throws Exception {
        JsonNode properties = body(
                        Map.of(
                                "driverMemory",
                                "3g",
                                "executorMemory",
                                "5g",
                                "cores",
                                "4",
                                "executors",
                                "6",
                                "partitions",
                                "64"),
                        Map.of())
                .path("sparkProperties");

        assertThat(properties.path("spark.driver.memory").asText()).isEqualTo("3g");
        assertThat(properties.path("spark.executor.memory").asText()).isEqualTo("5g");
        assertThat(properties.path("spark.executor.cores").asText()).isEqualTo("4");
        assertThat(properties.path("spark.cores.max").asText()).isEqualTo("24");
        assertThat(properties.path("spark.sql.shuffle.partitions").asText()).isEqualTo("64");
    }

    @Test
    void deploymentMayAddPropertiesButNotTakeTheKeyAway() throws Exception {
        JsonNode properties = body(
                        Map.of(),
                        Map.of(
                                "countersign.job.standalone.properties.\"spark.eventLog.enabled\"", "true",
                                "countersign.job.standalone.properties.\"spark.app.name\"", "other",
                                "countersign.job.standalone.properties.\"spark.jars\"", "/a.jar,/b.jar",
                                "countersign.job.standalone.application-jar", "s3a://jars/app.jar"))
                .path("sparkProperties");

        assertThat(properties.path("spark.eventLog.enabled").asText()).isEqualTo("true");
        assertThat(properties.path("spark.app.name").asText()).isEqualTo("t-1");
        assertThat(properties.path("spark.jars").asText()).isEqualTo("s3a://jars/app.jar,/a.jar,/b.jar");
    }

    @Test
    void anApplicationOfItsOwnBringsItsJarPropertiesAndArguments() throws Exception {
        JsonNode body = JSON.readTree(request(Map.of(
                        "countersign.job.spark.applications.pi", "org.example.Pi",
                        "countersign.job.spark.applications.pi.jar", "/jobs/pi.jar",
                        "countersign.job.spark.applications.pi.arguments", "--date,{date}",
                        "countersign.job.spark.applications.pi.conf.\"spark.jars\"", "/jobs/more.jar",
                        "countersign.job.spark.applications.pi.conf.\"spark.sql.ansi.enabled\"", "true",
                        "countersign.job.standalone.properties.\"spark.jars\"", "/a.jar",
                        "countersign.job.standalone.properties.\"spark.sql.ansi.enabled\"", "false"))
                .of(new JobSpec("pi", Map.of("date", "a b"), Map.of()), "t-1", job, output));

        assertThat(body.path("appArgs")).isEqualTo(JSON.readTree("""
                        ["--job-dir", "/data/jobs/t-1", "--result", "optional", "org.example.Pi", "--date", "a b"]"""));
        assertThat(body.path("sparkProperties").path("spark.jars").asText())
                .isEqualTo("file:/spark/countersign-analytics.jar,file:/jobs/pi.jar,/jobs/more.jar,/a.jar");
        assertThat(body.path("sparkProperties").path("spark.sql.ansi.enabled").asText())
                .isEqualTo("true");
    }

    @Test
    void unknownApplicationIsNotStarted() {
        assertThatThrownBy(() -> request(Map.of()).of(new JobSpec("other", Map.of(), Map.of()), "t-1", job, output))
                .isInstanceOf(JobSubmissionException.class)
                .hasMessage("The application other is not configured any more");
    }

    private JsonNode body(Map<String, String> settings, Map<String, String> more) throws Exception {
        JobSpec spec = new JobSpec("ingest", Map.of("input", "/in", "format", "auto"), settings);
        return JSON.readTree(request(more).of(spec, "t-1", job, output));
    }

    private static SubmissionRequest request(Map<String, String> more) {
        Map<String, String> values = new HashMap<>(Map.of(
                "countersign.job.spark.home", "/spark",
                "countersign.job.spark.applications.ingest", "x.Ingest"));
        values.putAll(more);
        SmallRyeConfig config = new SmallRyeConfigBuilder()
                .addDiscoveredConverters()
                .withMapping(SparkConfig.class)
                .withMapping(StandaloneConfig.class)
                .withDefaultValues(values)
                .build();
        return new SubmissionRequest(
                config.getConfigMapping(SparkConfig.class), config.getConfigMapping(StandaloneConfig.class), JSON);
    }
}
