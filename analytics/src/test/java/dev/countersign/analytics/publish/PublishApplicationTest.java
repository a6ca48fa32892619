package dev.countersign.analytics.publish;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;

import dev.countersign.analytics.runner.Json;
import dev.countersign.analytics.spark.InProcessJob;
import dev.countersign.analytics.spark.SharedSpark;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.apache.spark.sql.Row;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PublishApplicationTest {
    @TempDir
    Path data;

    private Path forecast;
    private Path published;

    @BeforeEach
    void forecast() {
        forecast = data.resolve("warehouse/forecast/f-1");
        published = data.resolve("warehouse/published/retail-forecast");
        SharedSpark.session()
                .sql("""
                        select * from values
                          (date'2025-01-05', 'Albany / Organic', 'Organic', 100.0d, 80.0d, 120.0d, 'theta'),
                          (date'2025-01-12', 'Albany / Organic', 'Organic', 200.0d, 150.0d, 260.0d, 'theta'),
                          (date'2025-01-05', 'Albany / Conventional', 'Conventional', 1000.0d, 900.0d, 1100.0d, 'xgboost')
                        as t(date, series, category, forecast, lower, upper, method)""")
                .write()
                .parquet(forecast.resolve("forecast").toString());
    }

    @Test
    void putsOverridesBesideTheStatisticalForecast() throws IOException {
        InProcessJob job = job("p-1");

        assertThat(job.run(parameters(Map.of("overrides", "[{\"category\":\"Organic\",\"percent\":-10}]"))))
                .isZero();

        assertThat(job.result())
                .containsOnly(
                        entry("published", published.resolve("p-1").toString()),
                        entry("current", published.resolve("current").toString()),
                        entry("csv", published.resolve("p-1/forecast.csv").toString()),
                        entry("target", "retail-forecast"),
                        entry("rows", 3),
                        entry("total", 1300.0),
                        entry("approvedTotal", 1270.0),
                        entry("overrides", Map.of("Organic", -10.0)));
        assertThat(Files.readAllLines(published.resolve("p-1/forecast.csv")))
                .containsExactly(
                        "date,series,category,forecast,lower,upper,method,override_percent,approved",
                        "2025-01-05,Albany / Conventional,Conventional,1000.0,900.0,1100.0,xgboost,0.0,1000.0",
                        "2025-01-05,Albany / Organic,Organic,100.0,80.0,120.0,theta,-10.0,90.0",
                        "2025-01-12,Albany / Organic,Organic,200.0,150.0,260.0,theta,-10.0,180.0");
        assertThat(SharedSpark.session()
                        .read()
                        .parquet(published.resolve("p-1/forecast").toString())
                        .orderBy("series", "date")
                        .select("forecast", "approved")
                        .collectAsList())
                .extracting(Row::toString)
                .containsExactly("[1000.0,1000.0]", "[100.0,90.0]", "[200.0,180.0]");
        assertThat(Json.read(published.resolve("p-1/approval.json")))
                .containsEntry("key", "p-1")
                .containsEntry("forecast", forecast.toString())
                .containsEntry("overrides", Map.of("Organic", -10.0))
                .containsEntry("approval", Map.of("approvedBy", "anna", "evidence", "abc"))
                .containsKey("publishedAt");
        assertThat(Files.readSymbolicLink(published.resolve("current"))).isEqualTo(Path.of("p-1"));
        assertThat(job.output().resolve("publication.json")).exists();
        try (var files = Files.list(published)) {
            assertThat(files).containsExactlyInAnyOrder(published.resolve("p-1"), published.resolve("current"));
        }
    }

    @Test
    void takesOverridesAsAMapAndPublishesWithoutAny() {
        assertThat(job("p-1").run(parameters(Map.of("overrides", "{\"Conventional\":2.5}"))))
                .isZero();
        InProcessJob second = job("p-2");
        assertThat(second.run(parameters(Map.of("overrides", "null")))).isZero();

        assertThat(job("p-1").result()).containsEntry("approvedTotal", 1325.0);
        assertThat(second.result()).containsEntry("approvedTotal", 1300.0).containsEntry("overrides", Map.of());
    }

    @Test
    void pointsCurrentToTheLatest() throws IOException {
        job("p-1").run(parameters(Map.of()));
        job("p-2").run(parameters(Map.of()));

        assertThat(Files.readSymbolicLink(published.resolve("current"))).isEqualTo(Path.of("p-2"));
        assertThat(published.resolve("p-1/forecast.csv")).exists();
    }

    @Test
    void doesTheSameKeyOnceAndNeverMovesCurrentBack() throws IOException {
        InProcessJob first = job("p-1");
        first.run(parameters(Map.of()));
        Map<String, Object> record = Json.read(published.resolve("p-1/approval.json"));
        job("p-2").run(parameters(Map.of()));
        // As after a crash between the publication's rename and that of the job's own output.
        for (String file : new String[] {"_outcome.json", "publication.json", ""}) {
            Files.delete(first.output().resolve(file));
        }

        assertThat(first.run(parameters(Map.of()))).isZero();

        assertThat(first.result()).containsEntry("rows", 3).containsEntry("approvedTotal", 1300.0);
        assertThat(Json.read(published.resolve("p-1/approval.json"))).isEqualTo(record);
        assertThat(Files.readSymbolicLink(published.resolve("current"))).isEqualTo(Path.of("p-2"));
    }

    @Test
    void refusesWhatMustNotBePublished() {
        assertRefused(
                "missing-forecast",
                "forecast",
                Map.of("forecast", data.resolve("none").toString()));
        assertRefused("missing-parameter", "forecast", Map.of("forecast", "null"));
        assertRefused("missing-approval", "approval", Map.of("approval", "null"));
        assertRefused("missing-approval", "approval", Map.of("approval", "{\"approvedBy\":null}"));
        assertRefused("invalid-parameter", "approval", Map.of("approval", "yes"));
        assertRefused("invalid-parameter", "target", Map.of("target", "../elsewhere"));
        assertRefused("unknown-category", "overrides", Map.of("overrides", "{\"Oganic\":5}"));
        assertRefused("invalid-overrides", "overrides", Map.of("overrides", "{\"Organic\":-101}"));
        assertRefused("invalid-overrides", "overrides", Map.of("overrides", "{\"Organic\":\"5\"}"));
        assertRefused("invalid-overrides", "overrides", Map.of("overrides", "[{\"percent\":5}]"));
        assertRefused(
                "invalid-overrides",
                "overrides",
                Map.of(
                        "overrides",
                        "[{\"category\":\"Organic\",\"percent\":5},{\"category\":\"Organic\",\"percent\":6}]"));
        assertThat(published.resolve("current")).doesNotExist();
        assertThat(published.resolve("bad")).doesNotExist();
    }

    private void assertRefused(String code, String field, Map<String, String> parameters) {
        InProcessJob job = job("bad");
        assertThat(job.run(parameters(parameters))).isEqualTo(65);
        assertThat(job.error()).containsEntry("code", code).containsEntry("field", field);
    }

    private InProcessJob job(String key) {
        return new InProcessJob(data, new PublishApplication(), key);
    }

    private Map<String, String> parameters(Map<String, String> more) {
        Map<String, String> parameters = new HashMap<>(
                Map.of("forecast", forecast.toString(), "approval", "{\"approvedBy\":\"anna\",\"evidence\":\"abc\"}"));
        parameters.putAll(more);
        return parameters;
    }
}
