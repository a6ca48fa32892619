package dev.countersign.connector.sql;

import dev.countersign.connector.CallContext;
import dev.countersign.connector.Connection;
import dev.countersign.connector.ConnectorCall;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.postgresql.PGConnection;
import org.postgresql.copy.CopyIn;

/** One bulk load by PostgreSQL's COPY: streamed, and all or none. */
record SqlLoad(Connection connection, String table, boolean replace, Source source) implements ConnectorCall {

    /** Where the rows come from. */
    interface Source {
        LoadRows open() throws IOException;
    }

    @Override
    public boolean idempotent() {
        return replace;
    }

    @Override
    public Map<String, Object> run(CallContext context) throws Exception {
        return new SqlSession(connection, context).run(false, database -> {
            try (LoadRows rows = source.open()) {
                if (replace) {
                    try (Statement statement = database.createStatement()) {
                        statement.executeUpdate("delete from " + quotedTable());
                    }
                }
                return Map.of("loaded", copy(database, rows), "table", table);
            }
        });
    }

    private long copy(java.sql.Connection database, LoadRows rows) throws SQLException, IOException {
        @Nullable List<@Nullable String> row = rows.next();
        if (row == null) {
            return 0;
        }
        String columns = rows.columns().stream().map(CopyText::identifier).collect(Collectors.joining(", "));
        CopyIn copy = database.unwrap(PGConnection.class)
                .getCopyAPI()
                .copyIn("copy %s (%s) from stdin with (format csv, header %s, encoding 'UTF8')"
                        .formatted(quotedTable(), columns, rows.headed()));
        try {
            if (rows.headed()) {
                write(copy, rows.columns());
            }
            for (; row != null; row = rows.next()) {
                write(copy, row);
            }
            return copy.endCopy();
        } finally {
            if (copy.isActive()) {
                copy.cancelCopy();
            }
        }
    }

    private static void write(CopyIn copy, List<? extends @Nullable String> values) throws SQLException {
        byte[] line = CopyText.row(values).getBytes(StandardCharsets.UTF_8);
        copy.writeToCopy(line, 0, line.length);
    }

    private String quotedTable() {
        return Arrays.stream(table.split("\\.")).map(CopyText::identifier).collect(Collectors.joining("."));
    }
}
