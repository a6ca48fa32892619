package dev.countersign.analytics.evidence;

import java.util.Locale;

/** How the task page shows a value. */
public enum Format {
    /** As it is. */
    TEXT,
    /** A number with decimals. */
    NUMBER,
    /** A whole number with thousands separators. */
    INTEGER,
    /** A fraction shown as a percentage: 0.085 is 8.5 %. */
    PERCENT,
    /** A date like 2024-10-06. */
    DATE;

    String json() {
        return name().toLowerCase(Locale.ROOT);
    }
}
