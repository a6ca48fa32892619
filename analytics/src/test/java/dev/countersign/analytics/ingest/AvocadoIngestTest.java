package dev.countersign.analytics.ingest;

import static dev.countersign.analytics.spark.InProcessJob.object;
import static dev.countersign.analytics.spark.InProcessJob.objects;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.countDistinct;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;
import static org.assertj.core.api.Assertions.within;

import dev.countersign.analytics.panel.Panel;
import dev.countersign.analytics.runner.Json;
import dev.countersign.analytics.spark.InProcessJob;
import dev.countersign.analytics.spark.SharedSpark;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.Date;
import java.util.List;
import java.util.Map;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** The facts of data/avocado, all eight files. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class AvocadoIngestTest {
    private InProcessJob job;
    private Dataset<Row> panel;

    @BeforeAll
    void ingest(@TempDir Path folder) {
        job = new InProcessJob(folder, new IngestApplication(), "avocado-1");
        assertThat(job.run(
                        Map.of("input", Path.of("data/avocado").toAbsolutePath().toString())))
                .isZero();
        panel = Panel.read(SharedSpark.session(), job.output()).cache();
    }

    @Test
    void profilesTheFiles() {
        assertThat(job.result())
                .containsEntry("snapshot", job.output().toString())
                .containsEntry("format", "avocado");
        assertThat(object(job.result(), "profile"))
                .containsOnly(
                        entry("rows", 45_812),
                        entry("accepted", 45_810),
                        entry("rejects", 0),
                        entry("rejectShare", 0.0),
                        entry("duplicates", 2),
                        entry("calendarGaps", 2),
                        entry("irregularSteps", 13),
                        entry("inconsistentTotals", 8),
                        entry("totalsChecked", 810),
                        entry("series", 118),
                        entry("seriesByLevel", Map.of("market", 100, "region", 16, "total", 2)),
                        entry("missingRows", 10),
                        entry("firstDate", "2017-01-02"),
                        entry("lastDate", "2024-12-29"),
                        entry("dates", 405),
                        entry("stepDays", 7),
                        entry("files", 8),
                        entry("emptyCells", 73_608),
                        entry("negativeVolumes", 0),
                        entry("rejectReasons", Map.of()));
    }

    @Test
    void namesGapsIrregularStepsAndInconsistentTotals() {
        Map<String, Object> profile = Json.read(job.output().resolve("profile.json"));

        assertThat(objects(profile, "gaps"))
                .containsExactly(
                        Map.of("from", "2018-12-02", "to", "2019-01-07", "days", 36),
                        Map.of("from", "2020-11-01", "to", "2021-01-11", "days", 71));
        assertThat(objects(profile, "irregular"))
                .extracting(step -> step.get("days"))
                .containsOnly(6, 8);
        assertThat(objects(profile, "inconsistent"))
                .extracting(each -> each.get("date") + " " + each.get("category1"))
                .containsExactly(
                        "2017-09-17 Conventional",
                        "2017-09-17 Organic",
                        "2017-09-24 Conventional",
                        "2017-09-24 Organic",
                        "2017-10-01 Conventional",
                        "2017-10-01 Organic",
                        "2017-10-08 Conventional",
                        "2017-10-08 Organic");
        assertThat(objects(profile, "inconsistent"))
                .allSatisfy(each -> assertThat((Double) each.get("ratio")).isBetween(59.0, 148.0));
        // In these four weeks the names of all geographies are mixed up: Tampa has the figures of the whole country.
        assertThat(objects(profile, "inconsistent"))
                .extracting(each -> each.get("largest"))
                .containsOnly("Tampa");
        assertThat(objects(profile, "fileRows"))
                .extracting(file -> file.get("rows"))
                .containsExactly(5616, 5292, 5616, 4752, 6136, 6136, 6136, 6128);
        Map<String, Object> price = objects(profile, "ranges").stream()
                .filter(range -> "price".equals(range.get("column")))
                .findFirst()
                .orElseThrow();
        assertThat(price).containsEntry("minimum", 0.44).containsEntry("maximum", 3.179987678);
    }

    @Test
    void writesThePanelInItsCanonicalForm() {
        assertThat(List.of(panel.columns()))
                .startsWith(Panel.SCHEMA.fieldNames())
                .endsWith("plu4046", "plu4225", "plu4770", "bags", "bags_small", "bags_large", "bags_xlarge");
        assertThat(panel.count()).isEqualTo(45_810);
        assertThat(panel.select("series", "date").distinct().count()).isEqualTo(45_810);
        assertThat(panel.select("category1").distinct().collectAsList())
                .extracting(row -> row.getString(0))
                .containsExactlyInAnyOrder("Conventional", "Organic");

        Row row = panel.filter("series = 'Albany / Conventional' and date = '2021-01-11'")
                .head();
        assertThat(row.<Date>getAs("period")).isEqualTo(Date.valueOf("2021-01-10"));
        assertThat(row.<String>getAs("name")).isEqualTo("Albany, Conventional");
        assertThat(row.<String>getAs("location")).isEqualTo("Albany");
        assertThat(row.<String>getAs("level")).isEqualTo("market");
        assertThat(row.<Double>getAs("volume")).isEqualTo(150_112.17);
        assertThat(row.<Double>getAs("price")).isEqualTo(1.194754605);
        assertThat(row.<Double>getAs("bags")).isEqualTo(32_042.12);
        assertThat(row.<Double>getAs("bags_small")).isNull();
        assertThat(row.<String>getAs("file")).isEqualTo("2021-plu-total-hab-data.csv.gz");
        assertThat(row.<Long>getAs("line")).isEqualTo(2);
    }

    @Test
    void trimsTheTypeOf3024Rows() {
        // The files of 2020 hold 'Conventional ' for every market, region and total.
        assertThat(panel.filter("category1 = 'Conventional'").count()).isEqualTo(19_882 + 3_024);
    }

    @Test
    void movesEveryDateToTheSundayThatEndsTheWeek() {
        assertThat(panel.filter("weekday(period) <> 6").count()).isZero();
        assertThat(panel.filter("date <> period").select("date").distinct().count())
                .isEqualTo(8);
        assertThat(panel.groupBy("series", "period").count().filter("count > 1").count())
                .isZero();
        assertThat(panel.select(countDistinct(col("period"))).head().getLong(0)).isEqualTo(405);
    }

    @Test
    void keepsMarketsApartFromSums() {
        Dataset<Row> markets = Panel.markets(SharedSpark.session(), job.output());

        assertThat(markets.select("series").distinct().count()).isEqualTo(100);
        assertThat(markets.filter("location in ('Total U.S.', 'California', 'West')")
                        .count())
                .isZero();
        assertThat(panel.filter("level = 'total'").select("location").distinct().collectAsList())
                .extracting(row -> row.getString(0))
                .containsExactly("Total U.S.");
    }

    @Test
    void givesTheReferenceFiguresOfTheNaiveForecasts() {
        // Markets that are complete from 2021-01-11; train to 2024-10-06, test the twelve weeks after it.
        panel.filter("level = 'market' and date >= '2021-01-11'").createOrReplaceTempView("recent");
        Row figures = SharedSpark.session().sql("""
                        with complete as (select series from recent group by series having count(*) = 208),
                        test as (select * from recent join complete using (series) where date > '2024-10-06'),
                        history as (
                          select series, max_by(volume, date) naive,
                            avg(volume) filter (where date > '2024-10-06' - interval 28 days) mean4
                          from recent where date <= '2024-10-06' group by series)
                        select count(distinct series), count(*),
                          100 * avg(abs(naive - volume) / volume), 100 * sum(abs(naive - volume)) / sum(volume),
                          100 * avg(abs(mean4 - volume) / volume), 100 * sum(abs(mean4 - volume)) / sum(volume)
                        from test join history using (series)""").head();

        assertThat(figures.getLong(0)).isEqualTo(98);
        assertThat(figures.getLong(1)).isEqualTo(98 * 12);
        assertThat(figures.getDouble(2)).isCloseTo(11.59, within(0.005));
        assertThat(figures.getDouble(3)).isCloseTo(12.37, within(0.005));
        assertThat(figures.getDouble(4)).isCloseTo(10.27, within(0.005));
        assertThat(figures.getDouble(5)).isCloseTo(9.11, within(0.005));
    }

    @Test
    void showsTheQualityAsEvidence() {
        Map<String, Object> evidence = job.evidence();

        assertThat(evidence)
                .containsEntry("title", "Sales data 2017-01-02 .. 2024-12-29")
                .containsEntry(
                        "summary",
                        "45,810 of 45,812 rows from 8 files are usable; 0 (0.0 %) are rejected and 2 are exact"
                                + " duplicates.");
        List<Map<String, Object>> blocks = objects(evidence, "blocks");
        assertThat(blocks)
                .extracting(block -> block.get("type") + " " + block.get("title"))
                .containsExactly(
                        "metrics Quality",
                        "chart Volume over time",
                        "table Totals that do not add up",
                        "table Gaps in the calendar",
                        "markdown null");
        assertThat(objects(blocks.get(0), "items"))
                .extracting(item -> item.get("label") + " " + item.get("value") + " " + item.get("status"))
                .containsExactly(
                        "Rows 45812 info",
                        "Usable rows 45810 info",
                        "Rejected rows 0.0 ok",
                        "Exact duplicates 2 warn",
                        "Gaps in the calendar 2 warn",
                        "Irregular steps 13 warn",
                        "Totals that do not add up 8 warn",
                        "Missing rows 10 warn",
                        "Negative volumes 0 ok",
                        "Empty cells 73608 info",
                        "Series 118 info");
        assertThat(objects(object(object(blocks.get(1), "spec"), "data"), "values"))
                .hasSize(810);
        assertThat(evidence.toString().getBytes(StandardCharsets.UTF_8)).hasSizeLessThan(200_000);
    }
}
