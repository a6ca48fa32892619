package dev.countersign.decision;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/** What sort of record it is. In JSON and in the record lower-case with hyphens: {@code blind-review}. */
public enum DecisionKind {
    /** A person completed a task. Recorded and hashed without a kind, as every record was before there were kinds. */
    TASK,
    /** One of several votes on a task. */
    VOTE,
    /** A rule was set aside for one task. */
    OVERRIDE,
    /** A decision table decided, no person. */
    POLICY,
    /** A person looked again at what a decision table had approved. */
    BLIND_REVIEW;

    /** As it stands in the record. */
    @JsonValue
    public String code() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
