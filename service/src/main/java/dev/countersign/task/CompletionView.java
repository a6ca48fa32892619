package dev.countersign.task;

import dev.countersign.approval.Judgement;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * A decision and what it did.
 *
 * @param decisionId the record of the decision
 * @param completed whether the task is done; false when it takes further approvals
 * @param approvals how many approvals there are and how many it takes; null for a task without approval rules
 */
@Schema(examples = """
                {"taskId": "9a2b...", "decisionId": "0d5c1c3a-6a3e-4f8e-9e64-0f8f5a4f3a11", "instanceId": "3f1d...", \
                "completed": false, "approvals": {"given": 1, "required": 2}}""")
public record CompletionView(
        String taskId,
        UUID decisionId,
        String instanceId,
        boolean completed,
        @Nullable Count approvals) {

    static CompletionView of(TaskItem task, AuthorisedCompletion completion, Judgement judgement) {
        return new CompletionView(
                task.id(),
                completion.decisionId(),
                task.instanceId(),
                judgement.completes(),
                judgement.required() == 0 ? null : new Count(judgement.given(), judgement.required()));
    }

    /** How far the approvals are. */
    public record Count(int given, int required) {}
}
