package dev.countersign.connector.sql;

import dev.countersign.connector.CallContext;
import dev.countersign.connector.Connection;
import org.jspecify.annotations.Nullable;

/** Reads from the database of a connection, for other features. */
public final class SqlReading {

    /** Bytes that are read at a time: one value can be a gigabyte. */
    private static final long MOST = 256 * 1024;

    private SqlReading() {}

    /** What is read. */
    public interface Work<T extends @Nullable Object> {
        T in(java.sql.Connection database) throws Exception;
    }

    /** In a transaction of its own that cannot write, and ends when the time of the call is over. */
    public static <T extends @Nullable Object> T read(Connection connection, CallContext context, Work<T> work)
            throws Exception {
        return new SqlSession(connection, context, MOST).run(true, work::in);
    }
}
