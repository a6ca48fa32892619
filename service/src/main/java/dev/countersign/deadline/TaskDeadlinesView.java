package dev.countersign.deadline;

import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * The deadlines of an open task and what has happened at them.
 *
 * @param adjustable the caller may postpone and cancel them
 */
@Schema(examples = """
                {"deadlines": [{"number": 1, "kind": "NOT_STARTED", "state": "RUNNING", "amount": "PT4H", "before": false, \
                "calendar": "fi", "countedFrom": "2026-11-24T06:00:00Z", "dueAt": "2026-11-24T10:00:00Z", "postponed": false, \
                "steps": [{"action": "ESCALATE", "target": "managers", "every": null, "times": null, "fired": 0, \
                "at": "2026-11-24T10:00:00Z", "problem": null}]}], "events": [], "adjustable": true}""")
public record TaskDeadlinesView(List<DeadlineView> deadlines, List<DeadlineOccurrence> events, boolean adjustable) {

    public TaskDeadlinesView {
        deadlines = List.copyOf(deadlines);
        events = List.copyOf(events);
    }
}
