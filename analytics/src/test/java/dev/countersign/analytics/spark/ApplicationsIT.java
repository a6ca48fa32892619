package dev.countersign.analytics.spark;

import static dev.countersign.analytics.spark.InProcessJob.object;
import static dev.countersign.analytics.spark.InProcessJob.objects;
import static org.assertj.core.api.Assertions.assertThat;

import dev.countersign.analytics.evaluate.EvaluateApplication;
import dev.countersign.analytics.forecast.ForecastApplication;
import dev.countersign.analytics.ingest.IngestApplication;
import dev.countersign.analytics.publish.PublishApplication;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Every application as a real process on the packaged runtime folder: exit codes and files. */
class ApplicationsIT {
    private static final Path AVOCADO = Path.of("data/avocado").toAbsolutePath();

    @TempDir
    Path data;

    @Test
    void turnsFilesIntoAPublishedForecast() throws Exception {
        ProcessJob ingest = job("ingest", IngestApplication.class, "i-1");
        assertThat(ingest.run(Map.of("input", AVOCADO + "/202[1-4]-*.csv.gz")))
                .as(ingest.log())
                .isZero();
        assertDone(ingest, "Describing the data", 4);
        Map<String, Object> ingested = object(ingest.file("result.json"), "result");
        assertThat(object(ingested, "profile")).containsEntry("rows", 24_536).containsEntry("files", 4);
        assertEvidence(ingest);

        ProcessJob forecast = job("forecast", ForecastApplication.class, "f-1");
        assertThat(forecast.run(Map.of(
                        "snapshot",
                        String.valueOf(ingested.get("snapshot")),
                        "horizon",
                        "4",
                        "methods",
                        "theta,naive")))
                .as(forecast.log())
                .isZero();
        assertDone(forecast, "Writing the forecast", 3);
        assertThat(object(forecast.file("result.json"), "result"))
                .containsEntry("series", 100)
                .containsEntry("from", "2025-01-05")
                .containsEntry("to", "2025-01-26");

        ProcessJob evaluate = job("evaluate", EvaluateApplication.class, "e-1");
        assertThat(evaluate.run(Map.of(
                        "snapshot",
                        ingest.output().toString(),
                        "forecast",
                        forecast.output().toString())))
                .as(evaluate.log())
                .isZero();
        assertThat((Double) object(evaluate.file("result.json"), "result").get("wape"))
                .isBetween(0.05, 0.15);
        assertEvidence(evaluate);

        ProcessJob publish = job("publish", PublishApplication.class, "p-1");
        assertThat(publish.run(Map.of(
                        "forecast",
                        forecast.output().toString(),
                        "overrides",
                        "{\"Organic\":10}",
                        "approval",
                        "{\"approvedBy\":\"anna\"}")))
                .as(publish.log())
                .isZero();
        assertDone(publish, "Publishing", 3);
        Path current = data.resolve("warehouse/published/retail-forecast/current");
        List<String> csv = Files.readAllLines(current.resolve("forecast.csv"));
        assertThat(csv).hasSize(401);
        assertThat(csv.get(0)).startsWith("date,series,").endsWith(",override_percent,approved");
        assertThat(csv).filteredOn(line -> line.contains(",10.0,")).hasSize(200);
    }

    @Test
    void refusesBadInputWithExitCode65() throws Exception {
        ProcessJob job = job("ingest", IngestApplication.class, "i-2");

        assertThat(job.run(Map.of("input", data + "/none.csv"))).as(job.log()).isEqualTo(65);

        assertThat(job.file("result.json")).containsEntry("status", "FAILED").containsEntry("badInput", true);
        assertThat(object(job.file("result.json"), "error"))
                .containsEntry("code", "missing-file")
                .containsEntry("field", "input");
        assertThat(job.jobDirectory().resolve("evidence.json")).doesNotExist();
        assertThat(job.output()).doesNotExist();
    }

    @Test
    void failsWithExitCode1AndExplains() throws Exception {
        Path forecast = Files.createDirectories(data.resolve("warehouse/forecast/f-1/forecast"));
        ProcessJob job = job("publish", PublishApplication.class, "p-2");

        assertThat(job.run(Map.of(
                        "forecast", String.valueOf(forecast.getParent()), "approval", "{\"approvedBy\":\"anna\"}")))
                .as(job.log())
                .isEqualTo(1);

        assertThat(job.file("result.json")).containsEntry("badInput", false);
        assertThat(object(job.file("result.json"), "error"))
                .containsEntry("code", "UNABLE_TO_INFER_SCHEMA")
                .containsEntry("sqlState", "42KD9")
                .containsEntry(
                        "message",
                        "Spark could not go on: Unable to infer schema for Parquet. It must be specified manually.");
    }

    @Test
    void leavesNoResultWhenItIsTerminated() throws Exception {
        ProcessJob job = job("ingest", IngestApplication.class, "i-3");
        Process process = job.start(Map.of("input", AVOCADO.toString()));
        try {
            while (process.isAlive() && !Files.exists(job.jobDirectory().resolve("progress.json"))) {
                Thread.onSpinWait();
            }
            process.destroy();

            assertThat(process.waitFor(1, TimeUnit.MINUTES)).isTrue();
            assertThat(process.exitValue()).isEqualTo(143);
            assertThat(job.jobDirectory().resolve("result.json")).doesNotExist();
            assertThat(job.output()).doesNotExist();
        } finally {
            process.destroyForcibly();
        }
    }

    /** With -Xshare:on the JVM refuses to start when the archive does not fit the class path. */
    @Test
    void loadsTheClassDataArchive() throws Exception {
        List<String> command = ProcessJob.java("-Xshare:on");
        command.add("-version");
        Path log = data.resolve("version.log");

        Process process = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(log.toFile())
                .start();

        assertThat(process.waitFor()).as(Files.readString(log)).isZero();
    }

    private ProcessJob job(String application, Class<?> mainClass, String key) {
        return new ProcessJob(data, application, mainClass.getName(), key);
    }

    private static void assertDone(ProcessJob job, String lastStep, int steps) {
        assertThat(job.file("result.json"))
                .containsEntry("status", "SUCCEEDED")
                .containsEntry("output", job.output().toString());
        assertThat((String) job.file("result.json").get("applicationId")).startsWith("local-");
        assertThat(job.file("progress.json"))
                .containsEntry("step", lastStep)
                .containsEntry("index", steps)
                .containsEntry("of", steps)
                .containsEntry("percent", 100);
    }

    private static void assertEvidence(ProcessJob job) throws IOException {
        assertThat(job.file("evidence.json")).containsKeys("title", "summary");
        assertThat(objects(job.file("evidence.json"), "blocks")).isNotEmpty();
        assertThat(Files.size(job.jobDirectory().resolve("evidence.json"))).isLessThan(512 * 1024);
    }
}
