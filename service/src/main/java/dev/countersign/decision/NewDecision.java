package dev.countersign.decision;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A decision about to be recorded; the record adds its place in the chain.
 *
 * @param id chosen by the caller, so that the process can refer to it
 * @param task what was decided about
 * @param decidedBy user id; of an automatic approval the policy, as {@code policy:<key>:<version>}
 * @param outcome the value of the form field {@code decision}, if there is one
 * @param comment the value of the form field {@code comment}, if there is one
 * @param data everything that the form took
 * @param evidenceDigest the evidence that was shown; null when the task shows none
 * @param kind what sort of record it is; {@link DecisionKind#TASK} for the decision that completes a task
 */
public record NewDecision(
        UUID id,
        DecidedTask task,
        String decidedBy,
        @Nullable String outcome,
        @Nullable String comment,
        ObjectNode data,
        @Nullable String evidenceDigest,
        DecisionKind kind) {

    public NewDecision {
        Objects.requireNonNull(id);
        Objects.requireNonNull(task);
        Objects.requireNonNull(decidedBy);
        Objects.requireNonNull(kind);
        data = data.deepCopy();
    }

    /** The decision that completes a task. */
    public NewDecision(
            UUID id,
            DecidedTask task,
            String decidedBy,
            @Nullable String outcome,
            @Nullable String comment,
            ObjectNode data,
            @Nullable String evidenceDigest) {
        this(id, task, decidedBy, outcome, comment, data, evidenceDigest, DecisionKind.TASK);
    }
}
