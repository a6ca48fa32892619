package dev.countersign.connector.sql;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.countersign.connector.CallContext;
import dev.countersign.connector.Connection;
import dev.countersign.connector.ConnectorCall;
import dev.countersign.connector.ConnectorFailure;
import dev.countersign.connector.ConnectorFailure.Reach;
import dev.countersign.connector.file.FilePlace;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.postgresql.PGConnection;
import org.postgresql.copy.CopyIn;
import org.postgresql.copy.CopyManager;

/** One bulk load by PostgreSQL's COPY: streamed, and all or none. */
record SqlLoad(
        Connection connection, String table, List<String> columns, boolean replace, Source source, ObjectMapper json)
        implements ConnectorCall {

    /** Where the rows come from: a list or a file. */
    record Source(List<?> rows, Optional<FilePlace> file, boolean csv, String delimiter) {}

    @Override
    public boolean idempotent() {
        return replace;
    }

    @Override
    public Map<String, Object> run(CallContext context) throws Exception {
        return new SqlSession(connection, context).run(false, database -> {
            if (replace) {
                try (Statement statement = database.createStatement()) {
                    statement.executeUpdate("delete from " + quotedTable());
                }
            }
            CopyManager copy = database.unwrap(PGConnection.class).getCopyAPI();
            long loaded = source.csv() ? ofCsv(copy) : ofRows(copy);
            return Map.of("loaded", loaded, "table", table);
        });
    }

    private long ofCsv(CopyManager copy) throws SQLException, IOException {
        FilePlace file = source.file().orElseThrow();
        List<String> names = columns;
        if (names.isEmpty()) {
            try (BufferedReader reader = Files.newBufferedReader(file.existing())) {
                String first = reader.readLine();
                if (first == null) {
                    throw ConnectorFailure.of(
                            "file", Reach.NOT_SENT, "The file %s is empty.".formatted(file.shown()), null);
                }
                names = header(first);
            }
        }
        try (InputStream content = Files.newInputStream(file.existing())) {
            return copy.copyIn(
                    "copy " + target(names) + " from stdin with (format csv, header true, encoding 'UTF8', delimiter '"
                            + source.delimiter() + "')",
                    content);
        }
    }

    private List<String> header(String line) {
        String text = line.startsWith("\uFEFF") ? line.substring(1) : line;
        return Arrays.stream(text.split(Pattern.quote(source.delimiter()), -1))
                .map(String::strip)
                .map(name -> name.length() > 1 && name.startsWith("\"") && name.endsWith("\"")
                        ? name.substring(1, name.length() - 1).replace("\"\"", "\"")
                        : name)
                .toList();
    }

    private long ofRows(CopyManager copy) throws SQLException, IOException {
        if (source.file().isEmpty()) {
            return copy(copy, source.rows().iterator());
        }
        try (BufferedReader reader = Files.newBufferedReader(source.file().get().existing())) {
            return copy(
                    copy,
                    reader.lines()
                            .filter(line -> !line.isBlank())
                            .map(this::row)
                            .iterator());
        }
    }

    private Map<?, ?> row(String line) {
        try {
            return json.readValue(line, Map.class);
        } catch (JsonProcessingException e) {
            throw ConnectorFailure.of(
                    "file",
                    Reach.ANSWERED,
                    "A line of the file is no JSON object; nothing was loaded: %s"
                            .formatted(line.substring(0, Math.min(100, line.length()))),
                    e);
        }
    }

    private long copy(CopyManager manager, Iterator<?> rows) throws SQLException {
        if (!rows.hasNext()) {
            return 0;
        }
        Map<?, ?> first = (Map<?, ?>) rows.next();
        List<String> names = columns;
        if (names.isEmpty()) {
            names = new ArrayList<>();
            for (Object name : first.keySet()) {
                names.add(String.valueOf(name));
            }
        }
        CopyIn copy = manager.copyIn("copy " + target(names) + " from stdin with (format csv, encoding 'UTF8')");
        try {
            write(copy, names, first);
            while (rows.hasNext()) {
                write(copy, names, (Map<?, ?>) rows.next());
            }
            return copy.endCopy();
        } finally {
            if (copy.isActive()) {
                copy.cancelCopy();
            }
        }
    }

    private void write(CopyIn copy, List<String> names, Map<?, ?> row) throws SQLException {
        byte[] line = CopyText.row(names, row, json).getBytes(StandardCharsets.UTF_8);
        copy.writeToCopy(line, 0, line.length);
    }

    private String target(List<String> names) {
        return quotedTable() + " (" + names.stream().map(CopyText::identifier).collect(Collectors.joining(", ")) + ")";
    }

    private String quotedTable() {
        return Arrays.stream(table.split("\\.")).map(CopyText::identifier).collect(Collectors.joining("."));
    }
}
