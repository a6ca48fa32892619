package dev.countersign.connector.sql;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The maps of a list that the process gives. */
final class ListRows implements MapRows.Source {

    private final List<?> rows;
    private int number;

    ListRows(List<?> rows) {
        this.rows = rows;
    }

    @Override
    public @Nullable Map<?, ?> next() {
        return number < rows.size() ? (Map<?, ?>) rows.get(number++) : null;
    }

    @Override
    public String place() {
        return "Row " + number;
    }

    @Override
    public void close() {
        // nothing is open
    }
}
