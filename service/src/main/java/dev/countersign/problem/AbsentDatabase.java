package dev.countersign.problem;

import java.sql.SQLException;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Tells that the database was away or could not work at all: nothing was wrong with what was asked of it. */
public final class AbsentDatabase {

    /** Connections, resources, intervention of an operator, errors of the system. */
    private static final Set<String> CLASSES = Set.of("08", "53", "57", "58");

    /** A database that takes no connections for now says this. */
    private static final String NOT_NOW = "55000";

    private AbsentDatabase() {}

    /** Whether that is what lies behind an exception. */
    public static boolean isBehind(Throwable exception) {
        for (Throwable cause = exception; cause != null; cause = cause.getCause()) {
            // a commit that failed keeps its reason beside the cause
            if (cause instanceof SQLException sql && away(sql.getSQLState())
                    || Stream.of(cause.getSuppressed()).anyMatch(AbsentDatabase::isBehind)) {
                return true;
            }
        }
        return false;
    }

    /** Without a state: the pool had no connection to give. */
    private static boolean away(@Nullable String state) {
        return state == null || state.equals(NOT_NOW) || state.length() == 5 && CLASSES.contains(state.substring(0, 2));
    }
}
