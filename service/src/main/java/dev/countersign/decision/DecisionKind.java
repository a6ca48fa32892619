package dev.countersign.decision;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** What sort of record it is. In JSON and in the record lower-case: {@code vote}. */
public enum DecisionKind {
    /** A person completed a task. Recorded and hashed without a kind, as every record was before there were kinds. */
    TASK,
    /** One of several votes on a task. */
    VOTE,
    /** A rule was set aside for one task. */
    OVERRIDE,
    /** A policy approved, and nobody was asked: {@code decidedBy} names the policy, no person. */
    AUTOMATIC;

    /** Whether a record of this kind is what a person answered: the decision about a task, or a vote. */
    public static boolean isAnswer(@Nullable String code) {
        return code == null || code.equals(VOTE.code());
    }

    /** As it stands in the record. */
    @JsonValue
    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }
}
