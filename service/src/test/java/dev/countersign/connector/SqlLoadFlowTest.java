package dev.countersign.connector;

import static dev.countersign.connector.Models.inputs;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.zip.GZIPOutputStream;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.operaton.bpm.engine.ParseException;

/** What a bulk load makes of files and lists that are not quite as one would like them: nothing is lost or swapped. */
@QuarkusTest
class SqlLoadFlowTest {

    @Inject
    ConnectorProcess process;

    @Inject
    DataSource database;

    private final Path root = Path.of("target", "connector-files");
    private final String name = "load-" + UUID.randomUUID();

    @BeforeEach
    void table() throws Exception {
        Files.createDirectories(root);
        run("drop table if exists connector_load");
        run("create table connector_load (sku text, qty int, amount numeric, note text)");
        run("insert into connector_load values ('old', 0, 0, 'old')");
    }

    @AfterEach
    void clear() throws SQLException {
        process.clear();
        run("drop table if exists connector_load");
    }

    @Test
    void aFileWithoutHeaderLosesNoRow() throws Exception {
        write(".csv", "a,1\nb,2\n");

        assertThat(load(".csv", "header", "no", "columns", "sku, qty")).isEqualTo(2);

        assertThat(rows()).containsExactly("a|1|null|null", "b|2|null|null");
    }

    @Test
    void withoutHeaderSomebodyHasToNameTheColumns() throws Exception {
        write(".csv", "a,1\n");

        assertThatThrownBy(() -> load(".csv", "header", "no"))
                .isInstanceOf(ParseException.class)
                .hasMessageContaining("'columns' must name the columns of the file");
        assertThat(refused(".csv", "header", "${'no'}")).contains("'columns' must name the columns of the file");
    }

    @Test
    void columnsAreFoundByTheirNamesNotByTheirPlace() throws Exception {
        write(".csv", "amount,unused,qty,sku\n1.5,x,7,a\n");

        assertThat(load(".csv", "columns", "sku,qty,amount")).isEqualTo(1);

        assertThat(rows()).containsExactly("a|7|1.5|null");
    }

    @Test
    void aColumnThatTheFileDoesNotHaveIsNamed() throws Exception {
        write(".csv", "amount,qty\n1,2\n");

        assertThat(refused(".csv", "columns", "qty,price"))
                .contains("has no column 'price'; its first line names amount, qty")
                .contains("Nothing was loaded");
    }

    @Test
    void namesInQuotesMayHoldTheDelimiter() throws Exception {
        run("alter table connector_load add column \"a;\"\"b\" int");
        write(".csv", "\uFEFF\"a;\"\"b\";\"sku\"\n3;\"x;\"\"y\nz\"\n");

        assertThat(load(".csv", "delimiter", ";")).isEqualTo(1);

        assertThat(rows()).containsExactly("x;\"y\nz|null|null|null");
        assertThat(texts("select \"a;\"\"b\" from connector_load")).containsExactly("3");
    }

    @Test
    void namesThatStandTwiceOrNotAtAllAreRefused() throws Exception {
        write(".csv", "qty,qty\n1,2\n");
        assertThat(refused(".csv")).contains("Line 1 of files:").contains("two columns are named 'qty'");

        write(".csv", "qty,\n1,2\n");
        assertThat(refused(".csv")).contains("a column has no name");

        write(".csv", "");
        assertThat(refused(".csv")).contains("is empty: its first line should name the columns");
    }

    @Test
    void aLineWithTooFewValuesUndoesAll() throws Exception {
        write(".csv", "sku,qty\na,1\nb\n");
        assertThat(refused(".csv")).contains("Line 3 of files:").contains("it has 1 values, there are 2 columns");

        write(".csv", "sku,qty\na,1\n\nb,2\n");
        assertThat(refused(".csv")).contains("Line 3 of files:").contains("it is empty");

        write(".csv", "sku,qty\na,1\n\"b,2\n");
        assertThat(refused(".csv")).contains("it is no CSV");
    }

    @Test
    void theLineThatTheDatabaseRefusesIsThatOfTheFile() throws Exception {
        write(".csv", "sku,qty\n\"a\nb\",1\nc,many\n");

        assertThat(refused(".csv")).contains("SQLSTATE 22P02").contains("line 4, column qty");
    }

    @Test
    void anEmptyLineAtTheEndIsNone() throws Exception {
        write(".csv", "sku,qty\r\na,1\r\n\r\n");

        assertThat(load(".csv")).isEqualTo(1);
    }

    @Test
    void nullIsWhatTheModelSays() throws Exception {
        write(".csv", "sku,qty,note\n,1,\"\"\n");
        assertThat(load(".csv")).isEqualTo(1);
        assertThat(rows()).containsExactly("null|1|null|");

        write(".csv", "sku,qty,note\n,NULL,\"NULL\"\n");
        assertThat(load(".csv", "nullText", "NULL")).isEqualTo(1);
        assertThat(rows()).containsExactly("|null|null|NULL");
    }

    @Test
    void quotesAreWhatTheModelSays() throws Exception {
        write(".csv", "sku,note\n'it''s, so','\"'\n");
        assertThat(load(".csv", "quote", "'")).isEqualTo(1);
        assertThat(rows()).containsExactly("it's, so|null|null|\"");

        write(".csv", "sku,note\n6\",'x\n");
        assertThat(load(".csv", "quote", "none")).isEqualTo(1);
        assertThat(rows()).containsExactly("6\"|null|null|'x");
    }

    @Test
    void theEncodingIsNotGuessed() throws Exception {
        Files.write(root.resolve(name + ".csv"), "sku\nGrün\n".getBytes(Charset.forName("windows-1252")));
        assertThat(refused(".csv")).contains("it is not UTF-8; name another encoding");

        assertThat(load(".csv", "encoding", "windows-1252")).isEqualTo(1);

        assertThat(rows()).containsExactly("Grün|null|null|null");
        assertThat(refused(".csv", "encoding", "klingon")).contains("'encoding' is the name of one");
    }

    @Test
    void compressedFilesAreRead() throws Exception {
        try (OutputStream out = new GZIPOutputStream(Files.newOutputStream(root.resolve(name + ".csv.gz")))) {
            out.write("sku,qty\na,1\n".getBytes(StandardCharsets.UTF_8));
        }
        assertThat(load(".csv.gz")).isEqualTo(1);
        assertThat(rows()).containsExactly("a|1|null|null");

        write(".csv.gz", "sku,qty\na,1\n");
        assertThat(refused(".csv.gz")).contains("its content is not gzip");
    }

    @Test
    void aKeyThatComesLaterIsNotDropped() throws Exception {
        write(".jsonl", "{\"sku\": \"a\"}\n\n{\"sku\": \"b\", \"qty\": 2}\n");

        assertThat(refused(".jsonl")).contains("Line 3 has 'qty', which the first row does not have");

        assertThat(load(".jsonl", "columns", "sku,qty")).isEqualTo(2);
        assertThat(rows()).containsExactly("a|null|null|null", "b|2|null|null");
    }

    @Test
    void aColumnThatNoRowHasIsAMistake() throws Exception {
        write(".jsonl", "{\"sku\": \"a\", \"qty\": 1}\n");

        assertThat(refused(".jsonl", "columns", "sku,note")).contains("No row has 'note', which 'columns' names");
    }

    @Test
    void jsonKeepsItsNumbersAndHasOneObjectInALine() throws Exception {
        write(".jsonl", "{\"amount\": 12345678901234567890.12}\n");
        assertThat(load(".jsonl")).isEqualTo(1);
        assertThat(rows()).containsExactly("null|null|12345678901234567890.12|null");

        write(".jsonl", "{\"qty\": 1}\n{\"qty\": 2} {\"qty\": 3}\n");
        assertThat(refused(".jsonl")).contains("Line 2 of files:").contains("it is not one JSON object");
        write(".jsonl", "null\n");
        assertThat(refused(".jsonl")).contains("Line 1 of files:");
    }

    @Test
    void aListIsHeldToTheSame() throws Exception {
        Map<String, Object> later = new LinkedHashMap<>();
        later.put("sku", "b");
        later.put("qty", 2);
        String instance = process.start(
                inputs(
                        "connector",
                        "sql-load",
                        "connection",
                        "warehouse",
                        "table",
                        "connector_load",
                        "mode",
                        "replace",
                        "rows",
                        "${rows}"),
                Map.of("rows", List.of(Map.of("sku", "a"), later)));

        assertThat(process.runToIncident(instance)).contains("Row 2 has 'qty', which the first row does not have");
        assertThat(rows()).containsExactly("old|0|0|old");
    }

    /** How many rows were loaded in the place of the old ones. */
    private int load(String ending, String... more) {
        String instance = start(ending, more);
        process.runTo(instance, "done");
        return Integer.parseInt(String.valueOf(((Map<?, ?>) process.outcome(instance)).get("loaded")));
    }

    /** Why not; the table still has what it had. */
    private String refused(String ending, String... more) throws SQLException {
        List<String> before = rows();
        String message = process.runToIncident(start(ending, more));
        assertThat(rows()).isEqualTo(before);
        return message;
    }

    private String start(String ending, String... more) {
        Map<String, String> inputs = inputs(
                "connector", "sql-load",
                "connection", "warehouse",
                "table", "connector_load",
                "mode", "replace",
                "fileConnection", "files",
                "file", name + ending);
        inputs.putAll(inputs(more));
        return process.start(inputs, Map.of());
    }

    private void write(String ending, String text) throws IOException {
        Files.writeString(root.resolve(name + ending), text);
    }

    private List<String> rows() throws SQLException {
        return texts(
                "select coalesce(sku, 'null') || '|' || coalesce(qty::text, 'null') || '|' || coalesce(amount::text, 'null')"
                        + " || '|' || coalesce(note, 'null') from connector_load order by 1");
    }

    private List<String> texts(String sql) throws SQLException {
        List<String> texts = new ArrayList<>();
        try (Connection connection = database.getConnection();
                Statement statement = connection.createStatement();
                ResultSet all = statement.executeQuery(sql)) {
            while (all.next()) {
                texts.add(all.getString(1));
            }
        }
        return texts;
    }

    private void run(String sql) throws SQLException {
        try (Connection connection = database.getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
