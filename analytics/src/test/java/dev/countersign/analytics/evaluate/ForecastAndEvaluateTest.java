package dev.countersign.analytics.evaluate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.countersign.analytics.forecast.ForecastApplication;
import dev.countersign.analytics.forecast.ForecastFiles;
import dev.countersign.analytics.panel.Panel;
import dev.countersign.analytics.runner.Json;
import dev.countersign.analytics.runner.SparkApplication;
import dev.countersign.analytics.runner.SparkApplicationRunner;
import dev.countersign.analytics.spark.SharedSpark;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Date;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.stream.Stream;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.SparkSession;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ForecastAndEvaluateTest {
    private static final LocalDate LAST = LocalDate.of(2024, 10, 6);
    private static final int WEEKS = 170;
    private static final SparkSession SPARK = SharedSpark.session();

    @TempDir
    static Path folder;

    @BeforeAll
    static void writeSnapshot() {
        Random random = new Random(3);
        List<Row> rows = new ArrayList<>();
        for (int series = 0; series < 12; series++) {
            for (int back = 0; back < WEEKS; back++) {
                double volume =
                        1000 * (series + 1) * (1 + 0.3 * Math.sin(back / 8.3)) * Math.exp(0.1 * random.nextGaussian());
                rows.add(row("Market " + series, series % 2 == 0 ? "Conventional" : "Organic", "market", back, volume));
            }
        }
        for (int back = 0; back < 6; back++) {
            rows.add(row("New market", "Organic", "market", back, 500));
            rows.add(row("Ended market", "Organic", "market", back + 60, 500));
            rows.add(row("Everything", "Organic", "total", back, 1e9));
        }
        SPARK.createDataFrame(rows, Panel.SCHEMA)
                .coalesce(1)
                .write()
                .parquet(Panel.folder(folder.resolve("snapshot")).toString());
    }

    @Test
    void forecastsAndScoresEveryRunningMarket() {
        Map<String, Object> forecast =
                succeeded(new ForecastApplication(), "f1", "snapshot=" + folder.resolve("snapshot"), "horizon=4");

        assertThat(forecast)
                .containsEntry("horizon", 4)
                .containsEntry("series", 13)
                .containsEntry("ended", 1)
                .containsEntry("fallbacks", 1)
                .containsEntry("from", "2024-10-13")
                .containsEntry("to", "2024-11-03")
                .containsEntry("forecast", folder.resolve("f1").toString());
        List<Row> rows = ForecastFiles.forecast(SPARK, folder.resolve("f1")).collectAsList();
        assertThat(rows)
                .hasSize(52)
                .allSatisfy(row ->
                        assertThat(row.<Double>getAs("forecast")).isBetween(row.getAs("lower"), row.getAs("upper")));
        assertThat(rows).filteredOn(row -> row.getAs("note") != null).hasSize(4).allSatisfy(row -> {
            assertThat(row.<String>getAs("series")).isEqualTo("New market");
            assertThat(row.<String>getAs("method")).isEqualTo("mean-4");
            assertThat(row.<Double>getAs("forecast")).isEqualTo(500);
        });

        Map<String, Object> evaluation = succeeded(
                new EvaluateApplication(),
                "e1",
                "snapshot=" + folder.resolve("snapshot"),
                "forecast=" + folder.resolve("f1"));

        assertThat(evaluation)
                .containsEntry("origins", 4)
                .containsEntry("evaluation", folder.resolve("e1").toString());
        assertThat((Double) evaluation.get("wape")).isBetween(0.05, 0.2);
        assertThat((Double) evaluation.get("coverage")).isCloseTo(0.8, within(0.15));
        assertThat((Double) evaluation.get("improvement")).isPositive();
        assertThat(evaluation.get("categories"))
                .asInstanceOf(InstanceOfAssertFactories.LIST)
                .hasSize(2);
        Map<String, Object> evidence = Json.read(folder.resolve("job-e1/evidence.json"));
        assertThat(evidence.get("title")).isEqualTo("Forecast 2024-10-13 to 2024-11-03");
        assertThat(evidence.get("blocks"))
                .asInstanceOf(InstanceOfAssertFactories.list(Map.class))
                .map(block -> String.valueOf(block.get("type")))
                .containsExactly("metrics", "markdown", "chart", "chart", "table", "table", "table");
    }

    @Test
    void theCsvHoldsWhatTheParquetHolds() throws IOException {
        succeeded(
                new ForecastApplication(),
                "f2",
                "snapshot=" + folder.resolve("snapshot"),
                "horizon=2",
                "method=regression",
                "excludeBefore=2022-01-02");

        List<String> lines = Files.readAllLines(folder.resolve("f2/forecast.csv"));

        assertThat(lines).hasSize(27);
        assertThat(lines.get(0)).startsWith("date,series,name,category,location,forecast,lower,upper,baseline,method");
        assertThat(lines.get(1)).startsWith("2024-10-13,Market 0,").contains(",dynamic-regression,");
    }

    @Test
    void refusesWhatItCannotWorkWith() {
        String snapshot = "snapshot=" + folder.resolve("snapshot");
        assertThat(refused(new ForecastApplication(), snapshot, "horizon=0")).isEqualTo("invalid-parameter horizon");
        assertThat(refused(new ForecastApplication(), snapshot, "horizon=53")).isEqualTo("invalid-parameter horizon");
        assertThat(refused(new ForecastApplication(), snapshot, "horizon=soon")).isEqualTo("invalid-parameter horizon");
        assertThat(refused(new ForecastApplication(), snapshot, "method=oracle"))
                .isEqualTo("unknown-method method");
        assertThat(refused(new ForecastApplication(), snapshot, "methods=theta,oracle"))
                .isEqualTo("unknown-method methods");
        assertThat(refused(new ForecastApplication(), snapshot, "excludeBefore=yesterday"))
                .isEqualTo("invalid-parameter excludeBefore");
        assertThat(refused(new ForecastApplication(), snapshot, "excludeBefore=2024-09-15"))
                .isEqualTo("too-short excludeBefore");
        assertThat(refused(new ForecastApplication(), snapshot, "excludeBefore=2031-01-01"))
                .isEqualTo("too-short excludeBefore");
        assertThat(refused(new ForecastApplication(), "snapshot=" + folder.resolve("nowhere")))
                .isEqualTo("missing-snapshot snapshot");
        assertThat(refused(new EvaluateApplication(), snapshot, "forecast=" + folder.resolve("nowhere")))
                .isEqualTo("missing-forecast forecast");
        assertThat(refused(new ForecastApplication())).isEqualTo("missing-parameter snapshot");
    }

    @Test
    void aHistoryTooShortToScoreLeavesTheErrorUnknown() {
        succeeded(
                new ForecastApplication(),
                "f3",
                "snapshot=" + folder.resolve("snapshot"),
                "horizon=12",
                "excludeBefore=2024-08-04");

        Map<String, Object> evaluation = succeeded(
                new EvaluateApplication(),
                "e3",
                "snapshot=" + folder.resolve("snapshot"),
                "forecast=" + folder.resolve("f3"));

        assertThat(evaluation).containsEntry("wape", null).containsEntry("origins", 0);
    }

    @Test
    void theForecastByCategoryComesWeekByWeek() {
        succeeded(new ForecastApplication(), "f4", "snapshot=" + folder.resolve("snapshot"), "horizon=12");

        Map<String, Object> whatIf = object(succeeded(
                        new EvaluateApplication(),
                        "e4",
                        "snapshot=" + folder.resolve("snapshot"),
                        "forecast=" + folder.resolve("f4"))
                .get("whatIf"));

        assertThat(whatIf)
                .containsEntry("actualFrom", LAST.minusWeeks(51).toString())
                .containsEntry("forecastFrom", LAST.plusWeeks(1).toString())
                .containsEntry("stepDays", 7);
        assertThat((List<?>) whatIf.get("categories")).isNotEmpty().allSatisfy(item -> {
            Map<String, Object> category = object(item);
            List<?> weeks = (List<?>) category.get("forecast");
            assertThat((List<?>) category.get("actual")).hasSize(52);
            assertThat(weeks).hasSize(12);
            long sum = weeks.stream()
                    .mapToLong(week -> ((Number) week).longValue())
                    .sum();
            assertThat(((Number) Objects.requireNonNull(category.get("total"))).doubleValue())
                    .isCloseTo(sum, within(12.0));
        });
    }

    private static Map<String, Object> succeeded(SparkApplication application, String key, String... parameters) {
        assertThat(run(application, key, parameters)).isZero();
        return object(Json.read(folder.resolve("job-" + key + "/result.json")).get("result"));
    }

    private static String refused(SparkApplication application, String... parameters) {
        String key = "refused-" + Math.abs(new Random().nextLong());
        assertThat(run(application, key, parameters)).isEqualTo(65);
        Map<String, Object> error =
                object(Json.read(folder.resolve("job-" + key + "/result.json")).get("error"));
        return error.get("code") + " " + error.get("field");
    }

    @SuppressWarnings("unchecked")
    private static Map<String, Object> object(@Nullable Object value) {
        assertThat(value).isInstanceOf(Map.class);
        return value == null ? Map.of() : (Map<String, Object>) value;
    }

    private static int run(SparkApplication application, String key, String... parameters) {
        List<String> arguments = new ArrayList<>(List.of(
                "--job-dir",
                folder.resolve("job-" + key).toString(),
                "--key",
                key,
                "--output",
                folder.resolve(key).toString()));
        Stream.of(parameters).forEach(parameter -> arguments.addAll(List.of("--param", parameter)));
        return SparkApplicationRunner.runWith(SPARK, application, arguments.toArray(String[]::new));
    }

    private static Row row(String series, String category, String level, int weeksBack, double volume) {
        Date date = Date.valueOf(LAST.minusWeeks(weeksBack));
        return RowFactory.create(
                date, date, series, series, category, null, "here", level, volume, 1.5, null, null, null, null, null,
                "a.csv", 1L);
    }
}
