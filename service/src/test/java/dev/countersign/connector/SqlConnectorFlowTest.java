package dev.countersign.connector;

import static dev.countersign.connector.Models.inputs;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.operaton.bpm.engine.ParseException;

/** Databases: a real PostgreSQL. */
@QuarkusTest
class SqlConnectorFlowTest {

    private static final Map<String, Object> ROBERT = Map.of("name", "Robert'); drop table connector_sale; --");

    @Inject
    ConnectorProcess process;

    @Inject
    DataSource database;

    @BeforeEach
    void table() throws SQLException {
        run("drop table if exists connector_sale");
        run(
                "create table connector_sale (id int primary key, name text not null, amount numeric(10,2), day date, more jsonb)");
        run("insert into connector_sale values (1, 'a', 1.50, '2026-01-02', '{\"x\": 1}'), (2, 'b', null, null, null)");
    }

    @AfterEach
    void clear() throws SQLException {
        process.clear();
        run("drop table if exists connector_sale");
    }

    @Test
    void rowsAreRead() {
        String instance = process.start(
                inputs(
                        "connector", "sql-query",
                        "connection", "warehouse",
                        "sql",
                                "select id, name, amount, day, more from connector_sale where id >= :least and name <> :name order by id",
                        "param.least", "${1}",
                        "param.name", "${name}",
                        "maxRows", "1"),
                ROBERT);

        process.runTo(instance, "done");

        assertThat(process.outcome(instance))
                .isEqualTo(Map.of(
                        "rows",
                        List.of(Map.of("id", 1, "name", "a", "amount", 1.5, "day", "2026-01-02", "more", "{\"x\": 1}")),
                        "count",
                        1,
                        "more",
                        true));
    }

    @Test
    void aQueryCannotWrite() throws SQLException {
        String instance = process.start(
                inputs(
                        "connector",
                        "sql-query",
                        "connection",
                        "warehouse",
                        "sql",
                        "delete from connector_sale returning id"),
                Map.of());

        assertThat(process.runToIncident(instance)).contains("SQLSTATE 25006").contains("read-only transaction");
        assertThat(rows()).hasSize(2);
    }

    @Test
    void aQueryOfSeveralStatementsIsRefusedBeforeOneOfThemEndsTheTransaction() throws SQLException {
        assertThatThrownBy(() -> process.start(
                        inputs(
                                "connector",
                                "sql-query",
                                "connection",
                                "warehouse",
                                "sql",
                                "select 1; commit; delete from connector_sale"),
                        Map.of()))
                .isInstanceOf(ParseException.class)
                .hasMessageContaining("The input parameter 'sql' must be one statement; these are 3.");
        assertThat(rows()).hasSize(2);

        String semicolons = process.start(
                inputs("connector", "sql-query", "connection", "warehouse", "sql", "select ';' as a -- end;"),
                Map.of());
        process.runTo(semicolons, "done");
    }

    @Test
    void aHugeResultFailsBeforeItIsInMemory() {
        for (String sql : List.of(
                "select repeat('x', 1000) as a from generate_series(1, 5000)", "select repeat('x', 100000000) as a")) {
            String instance = process.start(
                    inputs("connector", "sql-query", "connection", "warehouse", "maxRows", "10000", "sql", sql),
                    Map.of());
            assertThat(process.runToIncident(instance)).startsWith("What the database sends is larger than");
        }
    }

    @Test
    void aStatementBindsItsValues() throws SQLException {
        String instance = process.start(
                inputs(
                        "connector", "sql-statement",
                        "connection", "warehouse",
                        "sql", "insert into connector_sale (id, name, more) values (:id, :name, :more::jsonb)",
                        "param.id", "${3}",
                        "param.name", "${name}",
                        "param.more", "${more}"),
                Map.of("name", ROBERT.get("name"), "more", Map.of("a", List.of(1, 2))));

        process.runTo(instance, "done");

        assertThat(process.outcome(instance)).isEqualTo(Map.of("updated", 1));
        assertThat(rows()).contains("3 " + ROBERT.get("name"));
    }

    @Test
    void anErrorIsToldWithItsStateAndAPersonTriesAgain() throws SQLException {
        String instance = process.start(
                inputs(
                        "connector", "sql-statement",
                        "connection", "warehouse",
                        "sql", "insert into connector_sale (id, name) values (1, 'x') returning id"),
                Map.of());

        assertThat(process.runToIncident(instance))
                .startsWith("SQLSTATE 23505: ")
                .contains("Nothing was changed.");

        run("delete from connector_sale where id = 1");
        process.retry(instance);
        process.runTo(instance, "done");
        assertThat(process.outcome(instance))
                .isEqualTo(Map.of("rows", List.of(Map.of("id", 1)), "count", 1, "more", false));
    }

    @Test
    void aCommittedStatementWhoseRowsAreTooManyIsNotRepeated() throws SQLException {
        String instance = process.start(
                inputs(
                        "connector", "sql-statement",
                        "connection", "warehouse",
                        "sql",
                                "update connector_sale set amount = coalesce(amount, 0) + 1 where id = 2 returning repeat('x', 70000)"),
                Map.of());

        assertThat(process.runToIncident(instance)).startsWith("The call was made and took effect; ");
        process.retry(instance);
        assertThat(process.runToIncident(instance)).contains("makes the call once more");

        assertThat(amount(2)).isEqualTo("1.00");
    }

    @Test
    void aStatementThatTakesTooLongIsUndone() throws SQLException {
        String instance = process.start(
                inputs(
                        "connector", "sql-statement",
                        "connection", "warehouse",
                        "sql", "with slow as (select pg_sleep(30)) delete from connector_sale using slow",
                        "timeout", "PT1S"),
                Map.of());

        assertThat(process.runToIncident(instance))
                .isEqualTo("The database did not finish in time; nothing was changed.");
        assertThat(rows()).hasSize(2);
    }

    @Test
    void valuesAreNeverPartOfTheText() {
        assertThatThrownBy(() -> process.start(
                        inputs("connector", "sql-query", "connection", "warehouse", "sql", "select * from ${table}"),
                        Map.of("table", "x")))
                .isInstanceOf(ParseException.class)
                .hasMessageContaining("'sql' must be written in the model, without expressions");
        assertThatThrownBy(() -> process.start(
                        inputs("connector", "sql-query", "connection", "warehouse", "sql", "select :missing::text"),
                        Map.of()))
                .isInstanceOf(ParseException.class)
                .hasMessageContaining("the input parameter 'param.missing' is missing");
    }

    @Test
    void aListIsLoaded() throws SQLException {
        String instance = process.start(
                inputs(
                        "connector", "sql-load",
                        "connection", "warehouse",
                        "table", "connector_sale",
                        "mode", "replace",
                        "rows", "${rows}"),
                Map.of(
                        "rows",
                        List.of(
                                Map.of("id", 7, "name", "seven, \"quoted\"\nline", "more", Map.of("a", 1)),
                                Map.of("id", 8, "name", ROBERT.get("name")))));

        process.runTo(instance, "done");

        assertThat(process.outcome(instance)).isEqualTo(Map.of("loaded", 2, "table", "connector_sale"));
        assertThat(rows()).containsExactly("7 seven, \"quoted\"\nline", "8 " + ROBERT.get("name"));
    }

    @Test
    void aFileIsLoadedAllOrNone() throws Exception {
        Path root = Files.createDirectories(Path.of("target", "connector-files"));
        StringBuilder csv = new StringBuilder("id,name,amount\n");
        for (int i = 10; i < 5_010; i++) {
            csv.append(i).append(",\"n;").append(i).append("\",").append(i).append(".25\n");
        }
        Files.writeString(root.resolve("sales.csv"), csv + "not-a-number,x,1\n");
        String instance = process.start(
                inputs(
                        "connector", "sql-load",
                        "connection", "warehouse",
                        "table", "public.connector_sale",
                        "fileConnection", "files",
                        "file", "sales.csv"),
                Map.of());

        assertThat(process.runToIncident(instance)).contains("SQLSTATE 22P02").contains("Nothing was changed");
        assertThat(rows()).hasSize(2);

        Files.writeString(root.resolve("sales.csv"), csv);
        process.retry(instance);
        process.runTo(instance, "done");
        assertThat(process.outcome(instance)).isEqualTo(Map.of("loaded", 5_000, "table", "public.connector_sale"));
        assertThat(rows()).hasSize(5_002);
    }

    @Test
    void jsonLinesAreLoaded() throws Exception {
        Path root = Files.createDirectories(Path.of("target", "connector-files"));
        Files.writeString(
                root.resolve("sales.jsonl"),
                "{\"id\": 20, \"name\": \"x\"}\n\n{\"id\": 21, \"name\": \"y\", \"amount\": 1}\n");
        String instance = process.start(
                inputs(
                        "connector", "sql-load",
                        "connection", "warehouse",
                        "table", "connector_sale",
                        "columns", "id, name, amount",
                        "fileConnection", "files",
                        "file", "sales.jsonl"),
                Map.of());

        process.runTo(instance, "done");

        assertThat(rows()).contains("20 x", "21 y");
    }

    private List<String> rows() throws SQLException {
        List<String> rows = new ArrayList<>();
        try (Connection connection = database.getConnection();
                Statement statement = connection.createStatement();
                ResultSet all = statement.executeQuery("select id, name from connector_sale order by id")) {
            while (all.next()) {
                rows.add(all.getInt(1) + " " + all.getString(2));
            }
        }
        return rows;
    }

    private String amount(int id) throws SQLException {
        try (Connection connection = database.getConnection();
                Statement statement = connection.createStatement();
                ResultSet one = statement.executeQuery("select amount from connector_sale where id = " + id)) {
            assertThat(one.next()).isTrue();
            return one.getString(1);
        }
    }

    private void run(String sql) throws SQLException {
        try (Connection connection = database.getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
