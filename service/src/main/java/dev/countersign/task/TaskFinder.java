package dev.countersign.task;

import dev.countersign.decision.DecisionService;
import dev.countersign.problem.UnknownResourceException;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import org.operaton.bpm.engine.HistoryService;

/** Finds an open task, or says what has become of it. */
@ApplicationScoped
class TaskFinder {

    private final TaskTable table;
    private final DecisionService decisions;
    private final Suspensions suspensions;
    private final HistoryService historyService;

    TaskFinder(TaskTable table, DecisionService decisions, Suspensions suspensions, HistoryService historyService) {
        this.table = table;
        this.decisions = decisions;
        this.suspensions = suspensions;
        this.historyService = historyService;
    }

    /**
     * An open task that the actor may see.
     *
     * @throws UnknownResourceException when there never was such a task
     * @throws TaskOverException when it is no longer open
     * @throws TaskSuspendedException when its run is suspended
     * @throws NotYourTaskException when the actor has nothing to do with it
     */
    TaskItem visibleTo(Actor actor, String taskId) {
        TaskItem task = table.find(taskId).orElseThrow(() -> absence(actor, taskId));
        refuseUnlessVisible(actor, task);
        return task;
    }

    private static void refuseUnlessVisible(Actor actor, TaskItem task) {
        if (!actor.maySee(task)) {
            throw new NotYourTaskException("This task is neither yours nor offered to one of your groups.");
        }
    }

    private RuntimeException absence(Actor actor, String taskId) {
        Optional<TaskItem> suspended = table.findSuspended(taskId);
        if (suspended.isPresent()) {
            refuseUnlessVisible(actor, suspended.get());
            return new TaskSuspendedException(suspended.get(), suspensions.by(suspended.get()));
        }
        Optional<RuntimeException> completed = decisions.ofTask(taskId).map(TaskOverException::completed);
        return completed.orElseGet(() ->
                historyService.createHistoricTaskInstanceQuery().taskId(taskId).count() > 0
                        ? TaskOverException.ended()
                        : new UnknownResourceException("task", taskId));
    }
}
