package dev.countersign.connector.sql;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.countersign.connector.ConnectorFailure;
import dev.countersign.connector.ConnectorFailure.Reach;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Rows that are maps: of a list, or of a file with a JSON object in each line. Without columns in the model the first row
 * names them, and none may bring another one later. Columns that the model names are a choice: other entries are left
 * out, but each of them must stand in some row, else its name is wrong.
 */
final class MapRows implements LoadRows {

    /** Where the maps come from. */
    interface Source extends AutoCloseable {

        /** Null after the last one. */
        @Nullable
        Map<?, ?> next() throws IOException;

        /** Where the last one stood, such as {@code Row 3}. */
        String place();

        @Override
        void close() throws IOException;
    }

    private final Source source;
    private final boolean chosen;
    private final Set<String> columns;
    private final Set<String> seen = new HashSet<>();
    private final ObjectMapper json;
    private @Nullable Map<?, ?> ahead;

    private MapRows(Source source, List<String> wanted, @Nullable Map<?, ?> first, ObjectMapper json) {
        this.source = source;
        this.chosen = !wanted.isEmpty();
        this.ahead = first;
        this.json = json;
        this.columns = new LinkedHashSet<>(wanted);
        if (!chosen && first != null) {
            first.keySet().forEach(name -> columns.add(String.valueOf(name)));
        }
    }

    static MapRows open(Source source, List<String> wanted, ObjectMapper json) throws IOException {
        try {
            return new MapRows(source, wanted, source.next(), json);
        } catch (IOException | RuntimeException e) {
            source.close();
            throw e;
        }
    }

    @Override
    public List<String> columns() {
        return List.copyOf(columns);
    }

    @Override
    public @Nullable List<@Nullable String> next() throws IOException {
        Map<?, ?> row = ahead;
        if (row == null) {
            checkSeen();
            return null;
        }
        check(row);
        List<@Nullable String> values = new ArrayList<>(columns.size());
        for (String column : columns) {
            values.add(text(row.get(column)));
        }
        ahead = source.next();
        return values;
    }

    private void check(Map<?, ?> row) {
        for (Object key : row.keySet()) {
            String name = String.valueOf(key);
            if (columns.contains(name)) {
                seen.add(name);
            } else if (!chosen) {
                throw wrong("%s has '%s', which the first row does not have; name all columns in 'columns'."
                        .formatted(source.place(), name));
            }
        }
    }

    private void checkSeen() {
        if (seen.isEmpty()) {
            return; // no rows at all
        }
        columns.stream().filter(name -> !seen.contains(name)).findFirst().ifPresent(name -> {
            throw wrong("No row has '%s', which 'columns' names.".formatted(name));
        });
    }

    private @Nullable String text(@Nullable Object value) {
        if (value == null) {
            return null;
        }
        return value instanceof Map || value instanceof List
                ? json.valueToTree(value).toString()
                : value.toString();
    }

    private static ConnectorFailure wrong(String what) {
        return ConnectorFailure.of("file", Reach.ANSWERED, what + " Nothing was loaded.", null);
    }

    @Override
    public void close() throws IOException {
        source.close();
    }
}
