package dev.countersign.analytics.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import dev.countersign.analytics.spark.InProcessJob;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Every input that cannot be worked with: exit code 65, a code and a sentence, and nothing written. */
class BadInputTest {
    @TempDir
    Path folder;

    private InProcessJob job;

    @BeforeEach
    void job() {
        job = new InProcessJob(folder, new IngestApplication(), "bad-1");
    }

    @Test
    void missingFile() throws IOException {
        Path file = folder.resolve("none.csv");

        assertRefused(file, "missing-file", "There is no file or folder " + file + ".");
    }

    @Test
    void addressOfTheWebIsNotFetched() throws IOException {
        for (String input : List.of("http://169.254.169.254/latest/x.csv", "webhdfs://10.0.0.1:9870/x.csv")) {
            assertThat(job.run(Map.of("input", input))).isEqualTo(65);
            assertThat(job.resultFile().toString())
                    .contains("Input is read from files, s3a:// and hdfs://, not from "
                            + input.substring(0, input.indexOf(':')));
        }
    }

    @Test
    void patternWithoutMatch() throws IOException {
        Path pattern = folder.resolve("20*.csv");

        assertRefused(pattern, "missing-file", "There is no file or folder " + pattern + ".");
    }

    @Test
    void missingColumn() throws IOException {
        Path file = SalesFiles.write(
                folder.resolve("sales.csv"),
                SalesFiles.HEADER.replace("volume", "quantity").replace(",sales", ""),
                SalesFiles.rows(1, 0));

        assertRefused(
                file,
                "wrong-header",
                "The header of sales.csv is not that of the retail format; missing: 'volume', 'sales'; unknown:"
                        + " 'quantity'.");
    }

    @Test
    void repeatedColumn() throws IOException {
        Path file = SalesFiles.write(folder.resolve("sales.csv"), SalesFiles.HEADER + ",sales", SalesFiles.rows(1, 0));

        assertRefused(
                file,
                "wrong-header",
                "The header of sales.csv is not that of the retail format; a column is there twice.");
    }

    @Test
    void headerOfNoKnownFormat() throws IOException {
        Path file = SalesFiles.write(folder.resolve("sales.csv"), "day;shop", List.of("1;2"));

        assertRefused(
                file,
                "wrong-header",
                "The first line of sales.csv is not the header of a known format: none of its columns ('day;shop') is"
                        + " known. Columns are separated by commas.");
    }

    @Test
    void otherFormatThanWanted() throws IOException {
        Path file = SalesFiles.write(folder.resolve("sales.csv"), SalesFiles.HEADER, SalesFiles.rows(1, 0));

        assertThat(job.run(Map.of("input", file.toString(), "format", "avocado")))
                .isEqualTo(65);
        assertThat(job.error()).containsEntry("code", "wrong-header");
    }

    @Test
    void unknownFormat() throws IOException {
        Path file = SalesFiles.write(folder.resolve("sales.csv"), SalesFiles.HEADER, SalesFiles.rows(1, 0));

        assertThat(job.run(Map.of("input", file.toString(), "format", "excel"))).isEqualTo(65);
        assertThat(job.error())
                .containsEntry("code", "unknown-format")
                .containsEntry("field", "format")
                .containsEntry("message", "The format 'excel' is unknown; known are auto, avocado, retail.");
    }

    @Test
    void emptyFile() throws IOException {
        Path file = Files.createFile(folder.resolve("sales.csv"));

        assertRefused(file, "empty-file", "The file sales.csv is empty.");
    }

    @Test
    void emptyCompressedFile() throws IOException {
        Path file = Files.write(folder.resolve("sales.csv.gz"), SalesFiles.gzip(""));

        assertRefused(file, "empty-file", "The file sales.csv.gz is empty.");
    }

    @Test
    void headerWithoutRows() throws IOException {
        Path file = Files.writeString(folder.resolve("sales.csv"), SalesFiles.HEADER + "\n\n \n");

        assertRefused(file, "empty-file", "The file sales.csv has a header, but no rows.");
    }

    @Test
    void folderWithoutDataFiles() throws IOException {
        Path input = Files.createDirectories(folder.resolve("in"));
        Files.writeString(input.resolve("README.md"), "not data");

        assertRefused(input, "no-data-files", "The folder " + input + " holds no .csv or .csv.gz files.");
    }

    @Test
    void otherKindOfFile() throws IOException {
        Path file = Files.writeString(folder.resolve("sales.xlsx"), "x");

        assertRefused(file, "unsupported-file", file + " is not a .csv or .csv.gz file.");
    }

    @Test
    void filesOfDifferentFormats() throws IOException {
        Path input = Files.createDirectories(folder.resolve("in"));
        SalesFiles.write(input.resolve("a.csv"), SalesFiles.HEADER, SalesFiles.rows(1, 0));
        String avocado = "2017-plu-total-hab-data.csv.gz";
        Files.copy(Path.of("data/avocado", avocado), input.resolve(avocado));

        assertRefused(
                input,
                "mixed-formats",
                "The files are of different formats: 2017-plu-total-hab-data.csv.gz is avocado, a.csv is retail.");
    }

    @Test
    void fileThatIsNoGzip() throws IOException {
        Path file = SalesFiles.write(folder.resolve("sales.csv.gz"), SalesFiles.HEADER, SalesFiles.rows(1, 0));

        assertRefused(file, "unreadable-file", "sales.csv.gz cannot be read: not a gzip file.");
    }

    @Test
    void gzipThatEndsTooEarly() throws IOException {
        String avocado = "2017-plu-total-hab-data.csv.gz";
        byte[] whole = Files.readAllBytes(Path.of("data/avocado", avocado));
        Path file = Files.write(folder.resolve(avocado), Arrays.copyOf(whole, whole.length / 2));

        assertThat(job.run(Map.of("input", file.toString()))).isEqualTo(65);
        assertThat(job.error())
                .isEqualTo(Map.of(
                        "code",
                        "unreadable-file",
                        "message",
                        "The file " + file + " cannot be read: it ends too early.",
                        "sqlState",
                        "KD001"));
        assertThat(job.besideOutput()).isEmpty();
    }

    private void assertRefused(Path input, String code, String message) throws IOException {
        assertThat(job.run(Map.of("input", input.toString()))).isEqualTo(65);
        assertThat(job.resultFile())
                .isEqualTo(Map.of(
                        "status",
                        "FAILED",
                        "badInput",
                        true,
                        "error",
                        Map.of("code", code, "message", message, "field", "input")));
        assertThat(job.jobDirectory().resolve("evidence.json")).doesNotExist();
        assertThat(job.besideOutput()).isEmpty();
    }
}
