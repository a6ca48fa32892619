package dev.countersign.analytics.ingest;

import java.util.Set;

/**
 * A column of a raw file and what its cells must hold.
 *
 * @param header name in the file's header, compared without regard to case and surrounding blanks
 * @param column name of the typed column
 * @param kind what a cell holds
 * @param required whether an empty cell makes the row a reject
 * @param notNegative whether a number below zero makes the row a reject
 * @param allowed texts that a cell may hold; empty for any
 */
record Field(String header, String column, Kind kind, boolean required, boolean notNegative, Set<String> allowed) {
    enum Kind {
        TEXT,
        NUMBER,
        /** A number, or one of the words true, yes, false, no. */
        FLAG,
        /** A date like 2024-10-06, perhaps followed by a time of day, which is dropped. */
        DATE
    }

    static Field required(String header, String column, Kind kind) {
        return new Field(header, column, kind, true, false, Set.of());
    }

    static Field optional(String header, String column, Kind kind) {
        return new Field(header, column, kind, false, false, Set.of());
    }

    Field zeroOrMore() {
        return new Field(header, column, kind, required, true, allowed);
    }

    Field oneOf(String... texts) {
        return new Field(header, column, kind, required, notNegative, Set.of(texts));
    }
}
