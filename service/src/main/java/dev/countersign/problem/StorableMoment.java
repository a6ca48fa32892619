package dev.countersign.problem;

import java.time.Instant;

/** The moments that can be searched for: {@link Instant} knows many that the database has no place for. */
public final class StorableMoment {

    /** What is wrong with any other moment. */
    public static final String RULE = "Must be between the years 1900 and 2200.";

    private static final Instant EARLIEST = Instant.parse("1900-01-01T00:00:00Z");
    private static final Instant LATEST = Instant.parse("2200-01-01T00:00:00Z");

    private StorableMoment() {}

    public static boolean is(Instant moment) {
        return !moment.isBefore(EARLIEST) && !moment.isAfter(LATEST);
    }
}
