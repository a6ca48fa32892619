package dev.countersign.analytics.evidence;

import java.util.Locale;

/** How a figure is to be taken. */
public enum Status {
    /** As it should be. */
    OK,
    /** Worth a look. */
    WARN,
    /** Not as it should be. */
    BAD,
    /** Neither good nor bad. */
    INFO;

    String json() {
        return name().toLowerCase(Locale.ROOT);
    }
}
