package dev.countersign.learning.value;

import org.jspecify.annotations.Nullable;

/**
 * A line of a score with the publication it belongs to.
 *
 * @param decidedBy who approved; null when nobody did
 * @param team the group through which they did
 */
record PublishedLine(
        String publication,
        @Nullable String decidedBy,
        @Nullable String team,
        ScoreLine line) {

    static PublishedLine of(Object[] row) {
        return new PublishedLine(
                (String) row[0],
                (String) row[1],
                (String) row[2],
                new ScoreLine(
                        (String) row[3],
                        (String) row[4],
                        number(row[5]),
                        (int) number(row[6]),
                        (long) number(row[7]),
                        number(row[8]),
                        number(row[9]),
                        number(row[10]),
                        number(row[11]),
                        number(row[12]),
                        number(row[13]),
                        number(row[14]),
                        number(row[15]),
                        number(row[16]),
                        number(row[17])));
    }

    /** One override: a category of a publication. */
    String override() {
        return publication + "/" + line.category();
    }

    private static double number(Object value) {
        return ((Number) value).doubleValue();
    }
}
