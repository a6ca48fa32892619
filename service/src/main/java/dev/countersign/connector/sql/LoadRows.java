package dev.countersign.connector.sql;

import java.io.IOException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Rows on their way into a table, in the order of the file or list. */
interface LoadRows extends AutoCloseable {

    /** The columns that get a value, in the order of the values; empty when there is no row that could name them. */
    List<String> columns();

    /** Whether a line stands before the first row; the database counts it when it names the line that it refuses. */
    default boolean headed() {
        return false;
    }

    /**
     * The next row: one value for each column, null for none.
     *
     * @return null after the last one
     * @throws dev.countersign.connector.ConnectorFailure naming the line that does not fit
     */
    @Nullable
    List<@Nullable String> next() throws IOException;

    @Override
    void close() throws IOException;
}
