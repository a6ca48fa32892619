package dev.countersign.approval;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * A request for an exception from the approval rules.
 *
 * @param user who is to do the task
 * @param objection what is against it, as it was when it was asked for, in English
 * @param objections the same as values; empty in requests from before there were any
 * @param answerUntil when it expires without an answer
 * @param usableUntil when a confirmed one expires
 * @param decisionId the record of a confirmed one in the chain of decisions
 */
@Schema(examples = """
                {"id": "0d5c1c3a-6a3e-4f8e-9e64-0f8f5a4f3a11", "state": "PENDING", "taskId": "9a2b...", \
                "taskKey": "userTaskSecondApproval", "taskName": "Approve as second person", "instanceId": "3f1d...", \
                "definitionKey": "retail-forecast", "businessKey": "retail-forecast-2026-01-31-1", "user": "anna", \
                "reason": "Everybody else is ill", "objection": "Four eyes: 'anna' completed an earlier step.", \
                "objections": [{"code": "took-part", "arguments": {"user": "anna", "steps": "userTaskEnter"}}], \
                "requestedBy": "admin", "requestedAt": "2026-01-31T13:45:00Z", "answerUntil": "2026-02-02T13:45:00Z", \
                "answeredBy": null, "answeredAt": null, "comment": null, "usableUntil": null, "decisionId": null}""")
public record OverrideView(
        UUID id,
        OverrideState state,
        String taskId,
        String taskKey,
        @Nullable String taskName,
        String instanceId,
        String definitionKey,
        @Nullable String businessKey,
        String user,
        String reason,
        String objection,
        List<Objection> objections,
        String requestedBy,
        Instant requestedAt,
        Instant answerUntil,
        @Nullable String answeredBy,
        @Nullable Instant answeredAt,
        @Nullable String comment,
        @Nullable Instant usableUntil,
        @Nullable UUID decisionId) {

    public OverrideView {
        objections = List.copyOf(objections);
    }

    static OverrideView of(OverrideRequest request, @Nullable OverrideAnswer answer, OverrideState state) {
        return new OverrideView(
                request.id,
                state,
                request.taskId,
                request.taskKey,
                request.taskName,
                request.instanceId,
                request.definitionKey,
                request.businessKey,
                request.beneficiary,
                request.reason,
                request.objection,
                request.objections(),
                request.requestedBy,
                request.requestedAt,
                request.answerUntil,
                answer == null ? null : answer.answeredBy,
                answer == null ? null : answer.answeredAt,
                answer == null ? null : answer.comment,
                answer == null ? null : answer.usableUntil,
                answer == null ? null : answer.decisionId);
    }
}
