package dev.countersign.task;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import dev.countersign.approval.Approvals;
import dev.countersign.approval.Objection;
import dev.countersign.evidence.Stale;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * One task as its page shows it to the caller.
 *
 * @param claimable the caller may claim it now
 * @param completable the caller holds it and may complete it now
 * @param blockedReason why the caller may do neither, in English
 * @param blockedBy the same as a value
 * @param oneByOne why the task cannot be completed together with others, as a sentence; null when it can
 * @param actions what else the caller may do with it: {@code unclaim}, {@code assign}, {@code delegate}, {@code resolve},
 *     {@code plan} (due date, follow-up date and priority)
 * @param approvals how many approvals there are and how many it takes; null for a task without approval rules
 * @param evidenceDigest the evidence to look at; send it back with the decision
 * @param stale the data behind the evidence was read anew and has changed; null when it is as it was
 */
@Schema(examples = """
                {"id": "9a2b...", "name": "Approve the forecast", "taskKey": "userTaskApproveForecast", \
                "definitionKey": "retail-forecast", "definitionName": "Retail forecast", "instanceId": "3f1d...", \
                "businessKey": "retail-forecast-2026-01-31-1", "assignee": "anna", "candidateGroups": ["forecast-reviewers"], \
                "candidateUsers": [], "createdAt": "2026-01-31T13:45:00Z", "dueAt": null, "followUpAt": null, \
                "priority": 50, "description": "Round 1.", "claimable": false, "completable": true, \
                "blockedReason": null, "blockedBy": null, "approvals": null, "evidenceDigest": "5f70bf18a086007016e948b04aed3b82103a36bea41755b6cddfaf10ace3c6ef", \
                "hasForm": true, "oneByOne": null, "owner": null, "delegation": null, "actions": ["unclaim", "assign", "delegate", "plan"]}""")
public record TaskView(
        @JsonUnwrapped TaskItem task,
        boolean claimable,
        boolean completable,
        @Nullable String blockedReason,
        @Nullable Objection blockedBy,
        @Nullable Approvals approvals,
        @Nullable String evidenceDigest,
        boolean hasForm,
        @Nullable String oneByOne,
        List<String> actions,
        @Nullable Stale stale) {

    public TaskView {
        actions = List.copyOf(actions);
    }
}
