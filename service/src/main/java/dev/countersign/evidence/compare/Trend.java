package dev.countersign.evidence.compare;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/** Whether a metric has moved to the good side of its threshold. Unknown without a comparison. */
public enum Trend {
    BETTER,
    WORSE,
    EQUAL,
    UNKNOWN;

    @JsonValue
    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }
}
