package dev.countersign.inbox;

import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * One page of tasks.
 *
 * @param total how many there are on all pages
 * @param counts how many tasks wait for the caller at all, whatever the list was asked for
 */
@Schema(examples = """
                {"items": [{"id": "9a2b...", "name": "Approve the forecast", "taskKey": "userTaskApproveForecast", \
                "definitionKey": "retail-forecast", "definitionName": "Retail forecast", "instanceId": "3f1d...", \
                "businessKey": "retail-forecast-2026-01-31-1", "assignee": null, "owner": null, "candidateGroups": ["forecast-reviewers"], \
                "candidateUsers": [], "createdAt": "2026-01-31T13:45:00Z", "dueAt": null, "followUpAt": null, \
                "priority": 50, "description": "Round 1. Look at the accuracy and the chart."}], \
                "total": 1, "counts": {"mine": 0, "group": 1, "mineOverdue": 0, "groupOverdue": 0, "putOff": 0, "delegated": 0}}""")
public record TaskPage(List<InboxTask> items, long total, Counts counts) {

    public TaskPage {
        items = List.copyOf(items);
    }

    /**
     * The numbers beside the personal lists.
     *
     * @param mine assigned to the caller, without those that are put off
     * @param group unassigned and offered to the caller
     * @param mineOverdue those of the caller's whose due date has passed
     * @param groupOverdue those offered to the caller whose due date has passed
     * @param putOff assigned to the caller, with a follow-up date that is still to come
     * @param delegated the caller's, while somebody else works on them
     */
    public record Counts(long mine, long group, long mineOverdue, long groupOverdue, long putOff, long delegated) {}
}
