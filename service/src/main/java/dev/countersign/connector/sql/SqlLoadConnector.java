package dev.countersign.connector.sql;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.countersign.connector.CallInputs;
import dev.countersign.connector.Connector;
import dev.countersign.connector.ConnectorCall;
import dev.countersign.connector.ModelInputs;
import dev.countersign.connector.file.FileRoots;
import dev.countersign.taskkind.TaskField;
import dev.countersign.taskkind.TaskField.Choice;
import dev.countersign.taskkind.TaskKind;
import jakarta.inject.Singleton;
import java.nio.charset.Charset;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.regex.Pattern;

/** Loads many rows into a table of PostgreSQL, in one transaction. */
@Singleton
class SqlLoadConnector implements Connector {

    private static final Pattern TABLE = Pattern.compile("[A-Za-z_][\\w$]*(\\.[A-Za-z_][\\w$]*)?");

    private static final String NO_NAMES =
            "Without a header the input parameter 'columns' must name the columns of the file, in its order.";

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
                                        "Names with commas: which ones of the file or rows are loaded, found by their names. Otherwise all of the first line or the first row.")
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
                                        "Otherwise by its name: .csv is CSV, anything else JSON lines; compressed with .gz at the end.")
                                .in("Rows")
                                .oneOf(new Choice("csv", "CSV"), new Choice("jsonl", "JSON lines")),
                        TaskField.input(
                                        "header",
                                        "First line of the CSV",
                                        "Otherwise it names the columns. Without names 'columns' says them, in the order of the file.")
                                .in("Rows")
                                .oneOf(
                                        new Choice("yes", "Names of the columns"),
                                        new Choice("no", "The first row, as any other")),
                        TaskField.input("delimiter", "Delimiter of the CSV", "Otherwise a comma.")
                                .in("Rows")
                                .shaped("^(?:[,;|]|tab)$", "One of , ; | and tab."),
                        TaskField.input("quote", "Quotes of the CSV", "Otherwise double ones.")
                                .in("Rows")
                                .oneOf(
                                        new Choice("\"", "Double"),
                                        new Choice("'", "Single"),
                                        new Choice("none", "None at all")),
                        TaskField.input(
                                        "nullText",
                                        "Text for null",
                                        "What stands for null in the CSV when it is not quoted. Otherwise nothing at all does.")
                                .in("Rows")
                                .like("NULL"),
                        TaskField.input("encoding", "Encoding of the file", "Otherwise UTF-8.")
                                .in("Rows")
                                .like("windows-1252")));
    }

    @Override
    public void check(ModelInputs inputs, Consumer<String> problem) {
        boolean unnamed = inputs.literal("columns").filter(String::isBlank).isPresent()
                || !inputs.all().containsKey("columns");
        if (unnamed && inputs.literal("header").filter("no"::equals).isPresent()) {
            problem.accept(NO_NAMES);
        }
    }

    @Override
    public ConnectorCall prepare(CallInputs inputs) {
        String table = inputs.required("table");
        if (!TABLE.matcher(table).matches()) {
            throw new IllegalArgumentException(
                    "The input parameter 'table' is a name such as sales or staging.sales, not '%s'.".formatted(table));
        }
        return new SqlLoad(
                inputs.connection(this),
                table,
                inputs.choice("mode", "append", "append", "replace").equals("replace"),
                source(inputs, names(inputs.text("columns"))));
    }

    private SqlLoad.Source source(CallInputs inputs, List<String> columns) {
        Object rows = inputs.value("rows");
        if (inputs.has("file") == (rows != null)) {
            throw new IllegalArgumentException("Give one of 'rows' and 'file'.");
        }
        if (rows instanceof List<?> list && list.stream().allMatch(row -> row instanceof Map)) {
            return () -> MapRows.open(new ListRows(list), columns, json);
        }
        if (rows != null) {
            throw new IllegalArgumentException("The input parameter 'rows' must be a list of maps.");
        }
        LoadFile file = new LoadFile(files.place(inputs, "fileConnection", "file"), encoding(inputs));
        boolean named = inputs.text("file").matches(".*\\.csv(\\.gz)?");
        if (inputs.choice("format", named ? "csv" : "jsonl", "csv", "jsonl").equals("jsonl")) {
            return () -> MapRows.open(JsonLines.open(file, json), columns, json);
        }
        CsvForm form = CsvForm.read(inputs);
        if (!form.header() && columns.isEmpty()) {
            throw new IllegalArgumentException(NO_NAMES);
        }
        return () -> CsvRows.open(file, form, columns);
    }

    private static Charset encoding(CallInputs inputs) {
        String name = inputs.has("encoding") ? inputs.text("encoding") : "UTF-8";
        try {
            return Charset.forName(name);
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException(
                    "The input parameter 'encoding' is the name of one, such as UTF-8 or windows-1252, not '%s'."
                            .formatted(name));
        }
    }

    private static List<String> names(String text) {
        if (text.isEmpty()) {
            return List.of();
        }
        List<String> names =
                Arrays.stream(text.split(",", -1)).map(String::strip).toList();
        if (names.contains("") || new HashSet<>(names).size() < names.size()) {
            throw new IllegalArgumentException(
                    "The input parameter 'columns' has names with commas, each once, not '%s'.".formatted(text));
        }
        return names;
    }
}
