package dev.countersign.analytics.runner;

import static org.assertj.core.api.Assertions.assertThat;

import dev.countersign.analytics.spark.SharedSpark;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SparkApplicationRunnerTest {
    @TempDir
    Path folder;

    private Path jobDirectory;
    private Path output;
    private int runs;

    @BeforeEach
    void paths() {
        jobDirectory = folder.resolve("jobs/key-1");
        output = folder.resolve("warehouse/count/key-1");
    }

    @Test
    void publishesOutputEvidenceAndResult() {
        int exitCode = run(application(run -> {
            run.step("Writing");
            run.spark()
                    .range(10)
                    .write()
                    .parquet(run.workFolder().resolve("data").toString());
            return new Outcome(Map.of("rows", 10), Map.of("title", "Rows"));
        }));

        assertThat(exitCode).isZero();
        assertThat(SharedSpark.session()
                        .read()
                        .parquet(output.resolve("data").toString())
                        .count())
                .isEqualTo(10);
        assertThat(Json.read(jobDirectory.resolve("result.json")))
                .containsEntry("status", "SUCCEEDED")
                .containsEntry("output", output.toString())
                .containsEntry(
                        "applicationId", SharedSpark.session().sparkContext().applicationId())
                .containsEntry("result", Map.of("rows", 10));
        assertThat(Json.read(jobDirectory.resolve("evidence.json"))).isEqualTo(Map.of("title", "Rows"));
        assertThat(Json.read(jobDirectory.resolve("progress.json")))
                .containsEntry("step", "Writing")
                .containsEntry("index", 2)
                .containsEntry("of", 2)
                .containsEntry("percent", 100)
                .containsKey("at");
    }

    @Test
    void answersTheSameKeyFromWhatIsThere() throws IOException {
        SparkApplication application = application(run -> {
            runs++;
            return new Outcome(Map.of("run", runs), Map.of("title", "Run"));
        });
        run(application);
        Files.delete(jobDirectory.resolve("result.json"));
        Files.delete(jobDirectory.resolve("evidence.json"));

        int exitCode = run(application);

        assertThat(exitCode).isZero();
        assertThat(runs).isEqualTo(1);
        assertThat(Json.read(jobDirectory.resolve("result.json"))).containsEntry("result", Map.of("run", 1));
        assertThat(Json.read(jobDirectory.resolve("evidence.json"))).isEqualTo(Map.of("title", "Run"));
    }

    @Test
    void refusesBadInputWithExitCode65AndLeavesNothing() throws IOException {
        int exitCode = run(application(run -> {
            Files.writeString(run.workFolder().resolve("half"), "written");
            throw new BadInputException("missing-file", "There is no file.", "input");
        }));

        assertThat(exitCode).isEqualTo(65);
        assertThat(Json.read(jobDirectory.resolve("result.json")))
                .isEqualTo(Map.of(
                        "status",
                        "FAILED",
                        "badInput",
                        true,
                        "error",
                        Map.of("code", "missing-file", "message", "There is no file.", "field", "input")));
        assertThat(jobDirectory.resolve("evidence.json")).doesNotExist();
        assertNothingIsBesideTheOutput();
    }

    @Test
    void refusesAnUnknownParameter() {
        int exitCode = run(application(run -> new Outcome(Map.of(), null)), "--param", "inputt=x");

        assertThat(exitCode).isEqualTo(65);
        assertThat(error()).containsEntry("code", "unknown-parameter").containsEntry("field", "inputt");
    }

    @Test
    void turnsASparkErrorIntoASentence() throws IOException {
        int exitCode = run(application(run -> {
            run.spark().sql("select cast('x' as int)").collectAsList();
            return new Outcome(Map.of(), null);
        }));

        assertThat(exitCode).isEqualTo(1);
        assertThat(Json.read(jobDirectory.resolve("result.json"))).containsEntry("badInput", false);
        assertThat(error()).containsEntry("code", "CAST_INVALID_INPUT").containsEntry("sqlState", "22018");
        assertThat((String) error().get("message"))
                .startsWith("Spark could not go on: The value 'x' of the type \"STRING\" cannot be cast to \"INT\"")
                .doesNotContain("SQLSTATE");
        assertNothingIsBesideTheOutput();
    }

    @Test
    void refusesToWriteOverForeignOutput() throws IOException {
        Files.createDirectories(output.resolve("data"));

        int exitCode = run(application(run -> new Outcome(Map.of(), null)));

        assertThat(exitCode).isEqualTo(1);
        assertThat(error()).containsEntry("code", "technical-failure");
        assertThat((String) error().get("message")).contains(output + " exists already");
    }

    private int run(SparkApplication application, String... more) {
        String[] arguments = Stream.concat(
                        Stream.of(
                                "--job-dir", jobDirectory.toString(), "--key", "key-1", "--output", output.toString()),
                        Stream.of(more))
                .toArray(String[]::new);
        return SparkApplicationRunner.runWith(SharedSpark.session(), application, arguments);
    }

    @SuppressWarnings("unchecked")
    private Map<String, Object> error() {
        Object error = Json.read(jobDirectory.resolve("result.json")).get("error");
        return (Map<String, Object>) Objects.requireNonNull(error);
    }

    private void assertNothingIsBesideTheOutput() throws IOException {
        try (Stream<Path> files = Files.list(output.getParent())) {
            assertThat(files).isEmpty();
        }
    }

    private interface Work {
        Outcome run(JobRun run) throws Exception;
    }

    private static SparkApplication application(Work work) {
        return new SparkApplication() {
            @Override
            public String name() {
                return "count";
            }

            @Override
            public Set<String> parameters() {
                return Set.of("input");
            }

            @Override
            public List<String> steps() {
                return List.of("Reading", "Writing");
            }

            @Override
            public Outcome run(JobRun run) throws Exception {
                return work.run(run);
            }
        };
    }
}
