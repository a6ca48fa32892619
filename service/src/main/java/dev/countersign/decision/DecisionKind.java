package dev.countersign.decision;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/** What sort of record it is. In JSON and in the record lower-case: {@code vote}. */
public enum DecisionKind {
    /** A person completed a task. Recorded and hashed without a kind, as every record was before there were kinds. */
    TASK,
    /** One of several votes on a task. */
    VOTE,
    /** A rule was set aside for one task. */
    OVERRIDE;

    /** As it stands in the record. */
    @JsonValue
    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }
}
