package dev.countersign.sensor.probe;

import java.sql.Connection;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;

/** A connection that another thread may break off, but not any more when it is back in its pool and somebody else's. */
final class LentConnection implements AutoCloseable {

    private @Nullable Connection physical;

    /** Keeps the driver's connection: the pool's wrapper does not hand an abort on. */
    LentConnection(Connection lent) throws SQLException {
        physical = lent.unwrap(Connection.class);
    }

    synchronized void abort() throws SQLException {
        if (physical != null) {
            physical.abort(Runnable::run);
        }
    }

    /** It is given back next. */
    @Override
    public synchronized void close() {
        physical = null;
    }
}
