package dev.countersign.connector.sql;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.countersign.connector.CallInputs;
import dev.countersign.connector.Connector;
import dev.countersign.connector.ConnectorCall;
import dev.countersign.connector.file.FileRoots;
import dev.countersign.taskkind.TaskField;
import dev.countersign.taskkind.TaskField.Choice;
import dev.countersign.taskkind.TaskKind;
import jakarta.inject.Singleton;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** Loads many rows into a table of PostgreSQL, in one transaction. */
@Singleton
class SqlLoadConnector implements Connector {

    private static final Pattern TABLE = Pattern.compile("[A-Za-z_][\\w$]*(\\.[A-Za-z_][\\w$]*)?");

    private final FileRoots files;
    private final ObjectMapper json;

    SqlLoadConnector(FileRoots files, ObjectMapper json) {
        this.files = files;
        this.json = json;
    }

    @Override
    public String name() {
        return "sql-load";
    }

    @Override
    public Set<String> connectionTypes() {
        return Set.of("sql");
    }

    @Override
    public TaskKind kind() {
        return TaskKind.external(
                "connector-sql-load",
                "SQL bulk load",
                "Loads the rows of a file or a list into a table of PostgreSQL, all or none.",
                1,
                "connector",
                List.of(
                        SqlFields.connection(),
                        TaskField.input("table", "Table", "Its name, with the schema before it where needed.")
                                .in("Statement")
                                .asRequired()
                                .like("staging.sales")
                                .shaped(
                                        "^[A-Za-z_][A-Za-z0-9_$]*(\\.[A-Za-z_][A-Za-z0-9_$]*)?$",
                                        "Write a name such as sales or staging.sales."),
                        TaskField.input(
                                        "columns",
                                        "Columns",
                                        "Names with commas. Otherwise those of the file's first line or of the first row.")
                                .in("Statement"),
                        TaskField.input("mode", "Rows that are there", "Otherwise they are kept.")
                                .in("Statement")
                                .oneOf(
                                        new Choice("append", "Keep them"),
                                        new Choice("replace", "Delete all of them first")),
                        TaskField.input("rows", "Rows", "An expression that gives a list of maps; instead of a file.")
                                .in("Rows"),
                        TaskField.input("file", "File", "Below the root of the file connection.")
                                .in("Rows"),
                        TaskField.input("fileConnection", "Connection of the file", "Of the type file.")
                                .in("Rows"),
                        TaskField.input(
                                        "format",
                                        "Form of the file",
                                        "CSV has the names of its columns in the first line.")
                                .in("Rows")
                                .oneOf(new Choice("csv", "CSV"), new Choice("jsonl", "JSON lines")),
                        TaskField.input("delimiter", "Delimiter of the CSV", "Otherwise a comma.")
                                .in("Rows")
                                .shaped("^(?:[,;|]|tab)$", "One of , ; | and tab.")));
    }

    @Override
    public ConnectorCall prepare(CallInputs inputs) {
        String table = inputs.required("table");
        if (!TABLE.matcher(table).matches()) {
            throw new IllegalArgumentException(
                    "The input parameter 'table' is a name such as sales or staging.sales, not '%s'.".formatted(table));
        }
        String delimiter = inputs.choice("delimiter", ",", ",", ";", "|", "tab");
        return new SqlLoad(
                inputs.connection(this),
                table,
                names(inputs.text("columns")),
                inputs.choice("mode", "append", "append", "replace").equals("replace"),
                source(inputs, delimiter.equals("tab") ? "\t" : delimiter),
                json);
    }

    private SqlLoad.Source source(CallInputs inputs, String delimiter) {
        Object rows = inputs.value("rows");
        if (inputs.has("file") == (rows != null)) {
            throw new IllegalArgumentException("Give one of 'rows' and 'file'.");
        }
        if (rows == null) {
            boolean csv = inputs.choice(
                            "format", inputs.text("file").endsWith(".csv") ? "csv" : "jsonl", "csv", "jsonl")
                    .equals("csv");
            return new SqlLoad.Source(
                    List.of(), Optional.of(files.place(inputs, "fileConnection", "file")), csv, delimiter);
        }
        if (rows instanceof List<?> list && list.stream().allMatch(row -> row instanceof Map)) {
            return new SqlLoad.Source(list, Optional.empty(), false, delimiter);
        }
        throw new IllegalArgumentException("The input parameter 'rows' must be a list of maps.");
    }

    private static List<String> names(String text) {
        return text.isEmpty()
                ? List.of()
                : Arrays.stream(text.split(",")).map(String::strip).toList();
    }
}
