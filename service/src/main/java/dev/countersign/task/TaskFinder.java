package dev.countersign.task;

import dev.countersign.decision.DecisionService;
import dev.countersign.decision.DecisionView;
import dev.countersign.problem.UnknownResourceException;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;

/** Finds an open task, or says what has become of it. */
@ApplicationScoped
class TaskFinder {

    private final TaskTable table;
    private final DecisionService decisions;
    private final Suspensions suspensions;
    private final PastTasks pastTasks;

    TaskFinder(TaskTable table, DecisionService decisions, Suspensions suspensions, PastTasks pastTasks) {
        this.table = table;
        this.decisions = decisions;
        this.suspensions = suspensions;
        this.pastTasks = pastTasks;
    }

    /**
     * An open task that the actor may see.
     *
     * @throws UnknownResourceException when there never was such a task, or it is over and was none of the actor's business
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
        Optional<DecisionView> decision = decisions.ofTask(taskId);
        Optional<PastTask> past = pastTasks.find(taskId);
        if (!mayKnowOf(actor, decision, past)) {
            return new UnknownResourceException("task", taskId);
        }
        return decision.map(TaskOverException::completed).orElseGet(TaskOverException::ended);
    }

    /** Who decided is told to those who could see the task. Its record outlives its history. */
    private static boolean mayKnowOf(Actor actor, Optional<DecisionView> decision, Optional<PastTask> past) {
        boolean decidedByActor =
                decision.filter(record -> record.decidedBy().equals(actor.id())).isPresent();
        return decidedByActor
                || past.map(task -> task.wasVisibleTo(actor))
                        .orElseGet(() -> decision.isPresent() && actor.seesAllTasks());
    }
}
