package dev.countersign.problem;

import java.sql.SQLException;
import java.util.Set;

/** Tells that the database let one of several requests go on and ended this one: sent again, it works. */
public final class BusyDatabase {

    /** For programs. */
    public static final String CODE = "busy-try-again";

    /** For people. */
    public static final String DETAIL = "Somebody else was at the same thing at the same moment. Try again.";

    /** A deadlock, and what could not be put in one order. */
    private static final Set<String> STATES = Set.of("40P01", "40001");

    private BusyDatabase() {}

    /** Whether that is what lies behind an exception. */
    public static boolean isBehind(Throwable exception) {
        for (Throwable cause = exception; cause != null; cause = cause.getCause()) {
            if (cause instanceof SQLException sql && STATES.contains(String.valueOf(sql.getSQLState()))) {
                return true;
            }
        }
        return false;
    }
}
