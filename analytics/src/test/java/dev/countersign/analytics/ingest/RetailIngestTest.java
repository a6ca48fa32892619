package dev.countersign.analytics.ingest;

import static dev.countersign.analytics.spark.InProcessJob.object;
import static dev.countersign.analytics.spark.InProcessJob.objects;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;

import dev.countersign.analytics.panel.Panel;
import dev.countersign.analytics.spark.InProcessJob;
import dev.countersign.analytics.spark.SharedSpark;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.apache.spark.sql.Row;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RetailIngestTest {
    private static final LocalDate DAY = LocalDate.of(2024, 3, 1);

    @TempDir
    Path folder;

    private InProcessJob job;

    /** With a few rows, compiling the generated code takes far longer than interpreting the plan. */
    @BeforeAll
    static void interpretPlans() {
        SharedSpark.session().conf().set("spark.sql.codegen.wholeStage", "false");
    }

    @AfterAll
    static void compilePlansAgain() {
        SharedSpark.session().conf().unset("spark.sql.codegen.wholeStage");
    }

    @BeforeEach
    void job() {
        job = new InProcessJob(folder, new IngestApplication(), "retail-1");
    }

    @Test
    void givesTheSameContentTheSameVersion() throws IOException {
        String heading = "date,id,name,volume,price,cost,promo,category_net,margin,category1,category2,location,sales";
        String first = "2024-03-01,p1,Pear,10,1.50,.9,yes,-3.5e1,0.40,Fruit,Stone,s1,15.0";
        String second = "2024-03-02,p1,Pear,7,1.50,.9,yes,-3.5e1,0.40,Fruit,Stone,s1,10.5";

        String version = version(SalesFiles.write(folder.resolve("sales.csv"), heading, List.of(first, second)));

        assertThat(version(SalesFiles.write(folder.resolve("sorted.csv"), heading, List.of(second, first))))
                .isEqualTo(version);
        assertThat(version(SalesFiles.write(
                        folder.resolve("corrected.csv"), heading, List.of(first, second.replace(",7,", ",8,")))))
                .isNotEqualTo(version);
    }

    private String version(Path file) {
        InProcessJob each = new InProcessJob(folder, new IngestApplication(), "version-" + file.getFileName());
        assertThat(each.run(Map.of("input", file.toString()))).isZero();
        List<?> datasets = (List<?>) Objects.requireNonNull(each.result().get("datasets"));
        Map<?, ?> dataset = (Map<?, ?>) Objects.requireNonNull(datasets.get(0));
        assertThat(dataset.get("name")).isEqualTo(file.toString());
        return String.valueOf(dataset.get("version"));
    }

    @Test
    void readsThe13Columns() throws IOException {
        Path file = SalesFiles.write(
                folder.resolve("sales.csv"),
                "\uFEFFDate,ID,Name, Volume ,price,cost,promo,category_net,margin,category1,category2,location,sales",
                List.of(
                        "2024-03-01, p1 ,\"Pear, ripe\",10,1.50,.9,yes,-3.5e1,0.40,Fruit,Stone,s1,15.0",
                        "2024-03-02 12:30:00,p1,\"Pear, ripe\",-2,1.50,,0,,,Fruit,,s1,"));

        assertThat(ingest(file)).isZero();

        assertThat(job.result()).containsEntry("format", "retail");
        assertThat(profile())
                .containsEntry("accepted", 2)
                .containsEntry("negativeVolumes", 1)
                .containsEntry("emptyCells", 5);
        List<Row> rows = Panel.read(SharedSpark.session(), job.output())
                .select(
                        Panel.SCHEMA.fieldNames()[0],
                        List.of(Panel.SCHEMA.fieldNames())
                                .subList(1, Panel.SCHEMA.fieldNames().length)
                                .toArray(String[]::new))
                .orderBy("date")
                .collectAsList();
        assertThat(rows.get(0).toString())
                .isEqualTo("[2024-03-01,2024-03-01,s1 / p1,Pear, ripe, s1,Fruit,Stone,s1,market,10.0,1.5,0.9,1.0,"
                        + "-35.0,0.4,15.0,sales.csv,2]");
        assertThat(rows.get(1).toString())
                .isEqualTo("[2024-03-02,2024-03-02,s1 / p1,Pear, ripe, s1,Fruit,null,s1,market,-2.0,1.5,null,0.0,"
                        + "null,null,null,sales.csv,3]");
    }

    @Test
    void quarantinesBrokenRowsWithFileLineAndReason() throws IOException {
        Path file = SalesFiles.write(
                folder.resolve("sales 1%.csv"),
                SalesFiles.HEADER,
                List.of(
                        SalesFiles.row(DAY, "1"),
                        "",
                        SalesFiles.row(DAY.plusDays(1), "many"),
                        SalesFiles.row(DAY.plusDays(2), "NaN"),
                        SalesFiles.row(DAY.plusDays(3), ""),
                        SalesFiles.row(DAY.plusDays(4), "5") + ",more",
                        "only,three,cells",
                        SalesFiles.row(DAY.plusDays(5), "6").replace("2024-03-06", "06.03.2024"),
                        SalesFiles.row(DAY.plusDays(6), "7").replace("2024-03-07", "2024-02-30"),
                        SalesFiles.row(DAY.plusDays(7), "8").replace(",1.50,", ",-1.50,"),
                        SalesFiles.row(DAY.plusDays(8), "9").replace("Pear", "\"Pear"),
                        SalesFiles.row(DAY, "1"),
                        SalesFiles.row(DAY, "2"),
                        SalesFiles.row(DAY.plusDays(9), "1e999")));

        assertThat(ingest(file)).isZero();

        assertThat(rejects())
                .containsExactly(
                        entry(4L, "not-a-number: volume"),
                        entry(5L, "not-a-number: volume"),
                        entry(6L, "empty: volume"),
                        entry(7L, "wrong-number-of-columns"),
                        entry(8L, "wrong-number-of-columns"),
                        entry(9L, "not-a-date: date"),
                        entry(10L, "not-a-date: date"),
                        entry(11L, "negative: price"),
                        entry(12L, "wrong-number-of-columns"),
                        entry(14L, "conflicts-with-earlier-row"),
                        entry(15L, "not-a-number: volume"));
        assertThat(profile())
                .containsEntry("rows", 13)
                .containsEntry("accepted", 1)
                .containsEntry("duplicates", 1)
                .containsEntry("rejects", 11)
                .containsEntry(
                        "rejectReasons",
                        Map.of(
                                "not-a-number: volume", 3,
                                "wrong-number-of-columns", 3,
                                "not-a-date: date", 2,
                                "empty: volume", 1,
                                "negative: price", 1,
                                "conflicts-with-earlier-row", 1));
        Row first = SharedSpark.session()
                .read()
                .parquet(job.output().resolve("rejects").toString())
                .orderBy("line")
                .head();
        assertThat(first.getString(0)).isEqualTo("sales 1%.csv");
        assertThat(first.<String>getAs("raw")).isEqualTo(SalesFiles.row(DAY.plusDays(1), "many"));
    }

    @Test
    void goesOnWithFivePercentBrokenRowsAndShowsThem() throws IOException {
        Path file = SalesFiles.write(folder.resolve("sales.csv"), SalesFiles.HEADER, SalesFiles.rows(400, 20));

        assertThat(ingest(file)).isZero();

        assertThat(profile())
                .containsEntry("rows", 400)
                .containsEntry("accepted", 380)
                .containsEntry("rejects", 20)
                .containsEntry("rejectShare", 0.05);
        Map<String, Object> table = objects(job.evidence(), "blocks").stream()
                .filter(block -> "Rejected rows by reason".equals(block.get("title")))
                .findFirst()
                .orElseThrow();
        assertThat(objects(table, "rows"))
                .containsExactly(Map.of(
                        "reason",
                        "not-a-number: volume",
                        "rows",
                        20,
                        "share",
                        0.05,
                        "example",
                        "sales.csv, line 2",
                        "raw",
                        SalesFiles.row(LocalDate.of(2024, 1, 1), "many")));
    }

    @Test
    void goesOnWithSixtyPercentBrokenRowsAndLeavesTheVerdictToTheProcess() throws IOException {
        Path file = SalesFiles.write(folder.resolve("sales.csv"), SalesFiles.HEADER, SalesFiles.rows(1000, 600));

        assertThat(ingest(file)).isZero();

        assertThat(profile()).containsEntry("rejectShare", 0.6).containsEntry("accepted", 400);
    }

    @Test
    void givesAnEmptySnapshotWhenEveryRowIsBroken() throws IOException {
        Path file = SalesFiles.write(folder.resolve("sales.csv"), SalesFiles.HEADER, SalesFiles.rows(3, 3));

        assertThat(ingest(file)).isZero();

        assertThat(profile())
                .containsEntry("rejectShare", 1.0)
                .containsEntry("accepted", 0)
                .containsEntry("firstDate", null)
                .containsEntry("series", 0);
        assertThat(Panel.read(SharedSpark.session(), job.output()).count()).isZero();
    }

    @Test
    void takesFilesWithColumnsInDifferentOrders() throws IOException {
        Files.createDirectories(folder.resolve("in"));
        SalesFiles.write(folder.resolve("in/a.csv"), SalesFiles.HEADER, List.of(SalesFiles.row(DAY, "1")));
        SalesFiles.write(
                folder.resolve("in/b.csv"),
                "location,date,id,name,volume,price,cost,promo,category_net,margin,category1,category2,sales",
                List.of("s1,2024-03-02,p1,Pear,2,1.50,0.90,0,100.0,0.40,Fruit,Stone,15.0"));
        Files.write(
                folder.resolve("in/c.csv.gz"),
                SalesFiles.gzip(SalesFiles.HEADER + "\r\n" + SalesFiles.row(DAY.plusDays(2), "3") + "\r\n"));
        Files.writeString(folder.resolve("in/README.md"), "not data");

        assertThat(ingest(folder.resolve("in"))).isZero();

        assertThat(Panel.read(SharedSpark.session(), job.output())
                        .orderBy("date")
                        .select("series", "volume", "file")
                        .collectAsList())
                .extracting(Row::toString)
                .containsExactly("[s1 / p1,1.0,a.csv]", "[s1 / p1,2.0,b.csv]", "[s1 / p1,3.0,c.csv.gz]");
    }

    @Test
    void numbersTheLinesOfAFileThatIsReadInBlocks() throws IOException {
        List<String> rows = SalesFiles.rows(3000, 0);
        rows.set(2500, rows.get(2500).replace(",1.50,", ",x,"));
        Path file = SalesFiles.write(folder.resolve("sales.csv"), SalesFiles.HEADER, rows);
        SharedSpark.session().conf().set("spark.sql.files.maxPartitionBytes", "80k");
        try {
            assertThat(ingest(file)).isZero();
        } finally {
            SharedSpark.session().conf().unset("spark.sql.files.maxPartitionBytes");
        }

        assertThat(rejects()).containsExactly(entry(2502L, "not-a-number: price"));
        assertThat(profile()).containsEntry("rows", 3000);
    }

    private int ingest(Path input) {
        return job.run(Map.of("input", input.toString(), "format", "auto"));
    }

    private Map<String, Object> profile() {
        return object(job.result(), "profile");
    }

    private Map<Long, String> rejects() {
        return SharedSpark.session()
                .read()
                .parquet(job.output().resolve("rejects").toString())
                .collectAsList()
                .stream()
                .collect(Collectors.toMap(
                        row -> row.getLong(1), row -> row.getString(3), (a, b) -> a + b, java.util.TreeMap::new));
    }
}
