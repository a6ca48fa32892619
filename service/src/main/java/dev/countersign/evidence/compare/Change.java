package dev.countersign.evidence.compare;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/** What became of a block, a value, a row or a line. */
public enum Change {
    SAME,
    CHANGED,
    ADDED,
    REMOVED;

    @JsonValue
    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }
}
