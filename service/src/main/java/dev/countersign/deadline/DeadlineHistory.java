package dev.countersign.deadline;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.List;

/** What has happened at the deadlines of a task, open or done. */
@ApplicationScoped
public class DeadlineHistory {

    private final DeadlineEventRepository events;

    DeadlineHistory(DeadlineEventRepository events) {
        this.events = events;
    }

    /** In the order of time; who may see the task is for the caller to check. */
    @Transactional
    public List<DeadlineOccurrence> ofTask(String taskId) {
        return events.ofTask(taskId).stream().map(DeadlineOccurrence::of).toList();
    }
}
