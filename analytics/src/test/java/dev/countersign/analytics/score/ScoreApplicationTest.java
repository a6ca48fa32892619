package dev.countersign.analytics.score;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;

import dev.countersign.analytics.panel.Panel;
import dev.countersign.analytics.publish.PublishApplication;
import dev.countersign.analytics.runner.Json;
import dev.countersign.analytics.spark.InProcessJob;
import dev.countersign.analytics.spark.SharedSpark;
import java.nio.file.Path;
import java.sql.Date;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ScoreApplicationTest {
    @TempDir
    Path data;

    private Path forecast;

    @BeforeEach
    void forecast() {
        forecast = data.resolve("warehouse/forecast/f-1");
        SharedSpark.session()
                .sql("""
                        select * from values
                          (date'2025-01-26', 'Albany / Organic', 'Organic', 100.0d, 130.0d),
                          (date'2025-02-02', 'Albany / Organic', 'Organic', 200.0d, cast(null as double)),
                          (date'2025-02-09', 'Albany / Organic', 'Organic', 300.0d, 310.0d),
                          (date'2025-01-26', 'Boise / Organic', 'Organic', 50.0d, 50.0d),
                          (date'2025-01-26', 'Albany / Conventional', 'Conventional', 1000.0d, 900.0d)
                        as t(date, series, category, forecast, baseline)""")
                .write()
                .parquet(forecast.resolve("forecast").toString());
    }

    @Test
    void comparesNaiveStatisticalAndApprovedWithWhatWasSold() {
        Path published = publish("{\"Organic\":-10}");
        Path snapshot = snapshot(
                sold("2025-01-26", "Albany / Organic", 60),
                // a second row of the same week, three days before its end
                sold("2025-01-23", "Albany / Organic", 20),
                sold("2025-02-02", "Albany / Organic", 220),
                sold("2025-01-26", "Albany / Conventional", 1100),
                sold("2025-01-19", "Albany / Conventional", 7777));

        InProcessJob job = score("s-1", published, snapshot);

        assertThat(job.result())
                .containsEntry("published", published.toString())
                .containsEntry("snapshot", snapshot.toString())
                .containsEntry("horizon", 3)
                .containsEntry("weeks", 2)
                .containsEntry("rows", 3)
                .containsEntry("missing", 1)
                .containsEntry("firstWeek", "2025-01-26")
                .containsEntry("lastWeek", "2025-02-02");
        List<Map<String, Object>> lines = InProcessJob.objects(job.result(), "lines");
        assertThat(lines).hasSize(3);
        assertThat(lines.get(0))
                .contains(
                        entry("category", "Conventional"),
                        entry("month", "2025-01"),
                        entry("percent", 0.0),
                        entry("weeks", 1),
                        entry("rows", 1),
                        entry("actual", 1100.0),
                        entry("statisticalError", 100.0),
                        entry("approvedError", 100.0),
                        entry("naiveRows", 1),
                        entry("naiveError", 200.0));
        assertThat(lines.get(1))
                .contains(
                        entry("category", "Organic"),
                        entry("month", "2025-01"),
                        entry("percent", -10.0),
                        entry("actual", 80.0),
                        entry("size", 80.0),
                        entry("statistical", 100.0),
                        entry("approved", 90.0),
                        entry("statisticalError", 20.0),
                        entry("approvedError", 10.0),
                        entry("naiveSize", 80.0),
                        entry("naiveError", 50.0),
                        entry("statisticalErrorBesideNaive", 20.0),
                        entry("approvedErrorBesideNaive", 10.0));
        assertThat(lines.get(2))
                .contains(
                        entry("month", "2025-02"),
                        entry("approvedError", 40.0),
                        entry("naiveRows", 0),
                        entry("naiveError", 0.0));
        assertThat(Json.read(job.output().resolve("score.json"))).containsEntry("weeks", 2);
    }

    @Test
    void withoutOverridesTheApprovedForecastErrsExactlyAsTheStatisticalOne() {
        Path published = publish("{}");
        Path snapshot = snapshot(
                sold("2025-01-26", "Albany / Organic", 1.0 / 3),
                sold("2025-01-26", "Boise / Organic", 0.1 + 0.2),
                sold("2025-02-02", "Albany / Organic", 1e-7));

        List<Map<String, Object>> lines =
                InProcessJob.objects(score("s-1", published, snapshot).result(), "lines");

        assertThat(lines)
                .isNotEmpty()
                .allSatisfy(line -> assertThat(line.get("approvedError")).isEqualTo(line.get("statisticalError")));
    }

    @Test
    void saysThatNothingIsThereYet() {
        InProcessJob job = score("s-1", publish("{}"), snapshot(sold("2025-01-19", "Albany / Organic", 60)));

        assertThat(job.result())
                .containsEntry("weeks", 0)
                .containsEntry("missing", 0)
                .containsEntry("firstWeek", null)
                .containsEntry("lines", List.of());
    }

    @Test
    void refusesWhatIsNotThere() {
        InProcessJob job = new InProcessJob(data, new ScoreApplication(), "bad");
        assertThat(job.run(Map.of("published", data.resolve("none").toString(), "snapshot", "x")))
                .isEqualTo(65);
        assertThat(job.error()).containsEntry("code", "missing-publication").containsEntry("field", "published");
        assertThat(job.run(Map.of("published", publish("{}").toString(), "snapshot", "x")))
                .isEqualTo(65);
        assertThat(job.error()).containsEntry("code", "missing-snapshot").containsEntry("field", "snapshot");
    }

    @Test
    void keepsOverridesWhenThereAreTooManyLines() {
        List<ScoreLine> lines = new ArrayList<>();
        for (int i = 0; i < 10; i++) {
            lines.add(new ScoreLine("c" + i, "2025-01", i == 0 ? 5 : 0, 2, 4, i, i, 1, 1, 1, 1, 0, 0, 0, 0, 0));
        }

        List<ScoreLine> kept = ScoreLine.atMost(3, lines);

        assertThat(kept).extracting(ScoreLine::category).containsExactly("c0", "c9", "c8", "(others)");
        assertThat(kept.get(3).rows()).isEqualTo(28);
        assertThat(kept.get(3).size()).isEqualTo(28);
        assertThat(ScoreLine.atMost(10, lines)).isEqualTo(lines);
    }

    private Path publish(String overrides) {
        InProcessJob job = new InProcessJob(data, new PublishApplication(), "p-1");
        assertThat(job.run(Map.of(
                        "forecast",
                        forecast.toString(),
                        "approval",
                        "{\"approvedBy\":\"anna\"}",
                        "overrides",
                        overrides)))
                .isZero();
        return Path.of((String) job.result().get("published"));
    }

    private InProcessJob score(String key, Path published, Path snapshot) {
        InProcessJob job = new InProcessJob(data, new ScoreApplication(), key);
        assertThat(job.run(Map.of("published", published.toString(), "snapshot", snapshot.toString())))
                .isZero();
        return job;
    }

    private Path snapshot(Row... rows) {
        Path snapshot = data.resolve("warehouse/ingest/i-1");
        SharedSpark.session()
                .createDataFrame(List.of(rows), Panel.SCHEMA)
                .write()
                .parquet(Panel.folder(snapshot).toString());
        return snapshot;
    }

    private static Row sold(String date, String series, double volume) {
        Date day = Date.valueOf(date);
        Object[] cells = new Object[Panel.SCHEMA.size()];
        cells[Panel.SCHEMA.fieldIndex("date")] = day;
        cells[Panel.SCHEMA.fieldIndex("period")] = day;
        cells[Panel.SCHEMA.fieldIndex("series")] = series;
        cells[Panel.SCHEMA.fieldIndex("name")] = series;
        cells[Panel.SCHEMA.fieldIndex("location")] = "Albany";
        cells[Panel.SCHEMA.fieldIndex("level")] = "market";
        cells[Panel.SCHEMA.fieldIndex("volume")] = volume;
        cells[Panel.SCHEMA.fieldIndex("price")] = 1.0;
        cells[Panel.SCHEMA.fieldIndex("file")] = "sales.csv";
        cells[Panel.SCHEMA.fieldIndex("line")] = 1L;
        return RowFactory.create(cells);
    }
}
