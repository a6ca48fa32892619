package dev.countersign.job.spark;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.countersign.connector.secret.JobSecrets;
import dev.countersign.connector.secret.SecretConfig;
import dev.countersign.job.JobSpec;
import dev.countersign.job.JobSubmissionException;
import dev.countersign.job.local.Handover;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.io.IOException;
import java.io.StringReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SparkCommandTest {

    @TempDir
    Path home;

    private final Path job = Path.of("/data/jobs/t-1");
    private final Path output = Path.of("/data/warehouse/ingest/t-1");

    @Test
    void startsSparkSubmitInOneJvm() throws IOException {
        runtime();

        List<String> command = command(Map.of())
                .of(new JobSpec("ingest", Map.of("input", "/in", "format", "auto"), Map.of()), "t-1", job, output);

        assertThat(command).startsWith("/jdk/bin/java", "-Xmx1g", "-XX:+ExitOnOutOfMemoryError");
        assertThat(command).contains("--add-opens=java.base/java.nio=ALL-UNNAMED");
        assertThat(command.subList(command.indexOf("-cp"), command.size()))
                .containsExactly(
                        "-cp",
                        home + "/jars/a.jar:" + home + "/jars/b.jar:" + home + "/conf:" + home
                                + "/countersign-analytics.jar",
                        "org.apache.spark.deploy.SparkSubmit",
                        "--master",
                        "local[2,3]",
                        "--conf",
                        "spark.ui.enabled=false",
                        "--conf",
                        "spark.ui.showConsoleProgress=false",
                        "--conf",
                        "spark.app.name=t-1",
                        "--conf",
                        "spark.local.dir=/data/jobs/t-1/tmp",
                        "--class",
                        "x.Ingest",
                        home + "/countersign-analytics.jar",
                        "--job-dir",
                        "/data/jobs/t-1",
                        "--key",
                        "t-1",
                        "--output",
                        "/data/warehouse/ingest/t-1",
                        "--param",
                        "format=auto",
                        "--param",
                        "input=/in");
    }

    @Test
    void anApplicationOfItsOwnGetsItsOwnArgumentsOnly() throws IOException {
        runtime();
        Path jar = Files.writeString(home.resolve("pi.jar"), "");

        List<String> command = command(Map.of(
                        "countersign.job.spark.applications.pi", "org.example.Pi",
                        "countersign.job.spark.applications.pi.jar", jar.toString(),
                        "countersign.job.spark.applications.pi.arguments", "--date,{date},--to={jobOutput}",
                        "countersign.job.spark.applications.pi.conf.\"spark.ui.enabled\"", "true"))
                .of(new JobSpec("pi", Map.of("date", "2024-01-01 --class X; {jobKey}"), Map.of()), "t-1", job, output);

        assertThat(command.subList(command.indexOf("--class"), command.size()))
                .containsExactly(
                        "--class",
                        "org.example.Pi",
                        jar.toString(),
                        "--date",
                        "2024-01-01 --class X; {jobKey}",
                        "--to=/data/warehouse/ingest/t-1");
        assertThat(command).containsSubsequence("spark.ui.enabled=false", "--conf", "spark.ui.enabled=true");
    }

    @Test
    void secretsAreReadFromAFileAndStandOnNoCommandLine() throws IOException {
        runtime();
        String conf = "countersign.job.spark.applications.ingest.conf.";
        SparkCommand command = command(Map.of(
                conf + "\"spark.hadoop.fs.s3a.secret.key\"", "{{secret:s3}}",
                conf + "\"spark.hadoop.fs.s3a.access.key\"", "{{secret:s3-name}}",
                conf + "\"spark.sql.ansi.enabled\"", "true"));
        JobSpec spec = new JobSpec("ingest", Map.of("input", "{{secret:s3}}"), Map.of());
        JobSecrets secrets = secrets(Map.of(
                "countersign.secret.s3", "sl=a:sh\\ #\u00e4",
                "countersign.secret.s3.jobs", "true",
                "countersign.secret.s3-name", "access-name",
                "countersign.secret.s3-name.jobs", "true"));

        List<String> words = command.of(spec, "t-1", job, output);
        Handover handover = command.handover(spec, secrets);

        assertThat(words)
                .containsSubsequence("--conf", "spark.sql.ansi.enabled=true")
                .containsSubsequence("--properties-file", "/proc/self/fd/3", "--load-spark-defaults", "--class")
                .containsSubsequence("--param", "input={{secret:s3}}")
                .noneMatch(word -> word.contains("fs.s3a"));
        Properties properties = new Properties();
        properties.load(new StringReader(handover.text().orElseThrow()));
        assertThat(properties)
                .isEqualTo(Map.of(
                        "spark.hadoop.fs.s3a.secret.key", "sl=a:sh\\ #\u00e4",
                        "spark.hadoop.fs.s3a.access.key", "access-name"));
        assertThat(command(Map.of()).handover(spec, secrets).text()).isEmpty();
        assertThatThrownBy(() -> command.handover(spec, secrets(Map.of())))
                .isInstanceOf(JobSubmissionException.class)
                .hasMessageStartingWith("There is no secret 's3");
    }

    @Test
    void aJarThatIsNotThereIsNamed() throws IOException {
        runtime();

        assertThatThrownBy(() -> command(Map.of("countersign.job.spark.applications.ingest.jar", "/nowhere/a.jar"))
                        .of(new JobSpec("ingest", Map.of(), Map.of()), "t-1", job, output))
                .isInstanceOf(JobSubmissionException.class)
                .hasMessage("The jar /nowhere/a.jar of the application ingest is not there or cannot be read");
    }

    @Test
    void modelMayAskForMoreThanTheApplicationHas() throws IOException {
        runtime();

        List<String> command = command(Map.of())
                .of(new JobSpec("ingest", Map.of(), Map.of("driverMemory", "3g", "cores", "4")), "t-1", job, output);

        assertThat(command).contains("-Xmx3g", "local[4,3]").doesNotContain("-Xmx1g");
    }

    @Test
    void applicationsHaveTheirOwnMemoryCoresAndCompiler() throws IOException {
        runtime();

        List<String> command = command(Map.of(
                        "countersign.job.spark.applications.ingest.memory", "700m",
                        "countersign.job.spark.applications.ingest.cores", "1",
                        "countersign.job.spark.applications.ingest.short-lived", "true"))
                .of(new JobSpec("ingest", Map.of(), Map.of()), "t-1", job, output);

        assertThat(command).contains("-Xmx700m", "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1", "local[1,3]");
    }

    @Test
    void classDataArchiveIsUsedWhenItIsThere() throws IOException {
        runtime();
        assertThat(String.join(" ", ingest())).doesNotContain("SharedArchiveFile");

        Files.writeString(home.resolve("countersign.jsa"), "");

        assertThat(ingest()).contains("-XX:SharedArchiveFile=" + home.resolve("countersign.jsa"), "-Xshare:auto");
    }

    @Test
    void missingRuntimeIsNamed() {
        assertThatThrownBy(this::ingest)
                .isInstanceOf(JobSubmissionException.class)
                .hasMessage("There is no Spark runtime in " + home
                        + ": build the analytics module or set countersign.job.spark.home");
    }

    private List<String> ingest() {
        return command(Map.of()).of(new JobSpec("ingest", Map.of(), Map.of()), "t-1", job, output);
    }

    private void runtime() throws IOException {
        Files.createDirectories(home.resolve("jars"));
        Files.writeString(home.resolve("countersign-analytics.jar"), "");
        Files.writeString(home.resolve("classpath.txt"), "jars/a.jar\njars/b.jar\nconf\ncountersign-analytics.jar\n");
    }

    private static JobSecrets secrets(Map<String, String> values) {
        return new JobSecrets(new SmallRyeConfigBuilder()
                .addDiscoveredConverters()
                .withMapping(SecretConfig.class)
                .withDefaultValues(values)
                .build()
                .getConfigMapping(SecretConfig.class));
    }

    private SparkCommand command(Map<String, String> more) {
        Map<String, String> values = new HashMap<>(Map.of(
                "countersign.job.spark.home", home.toString(),
                "countersign.job.spark.java", "/jdk/bin/java",
                "countersign.job.spark.applications.ingest", "x.Ingest"));
        values.putAll(more);
        SparkConfig config = new SmallRyeConfigBuilder()
                .withMapping(SparkConfig.class)
                .withDefaultValues(values)
                .addDefaultInterceptors()
                .build()
                .getConfigMapping(SparkConfig.class);
        return new SparkCommand(new SparkRuntime(config.home()), config);
    }
}
