package dev.countersign.deadline;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Lets one step of one deadline happen, in one transaction that holds the task from the first look to the commit. Whoever
 * else is busy with the task goes first: an answer that is being given wins over a time-out.
 */
@ApplicationScoped
class DeadlineFiring {

    private final DeadlineRepository deadlines;
    private final DeadlineSetup setup;
    private final DeadlineActions actions;
    private final TaskRows rows;
    private final Clock clock;

    DeadlineFiring(
            DeadlineRepository deadlines, DeadlineSetup setup, DeadlineActions actions, TaskRows rows, Clock clock) {
        this.deadlines = deadlines;
        this.setup = setup;
        this.actions = actions;
        this.rows = rows;
        this.clock = clock;
    }

    /**
     * Does the step if it is still due.
     *
     * @param refusal see {@link DeadlineActions#perform}
     * @return whether it has happened now
     */
    @Transactional(Transactional.TxType.REQUIRES_NEW)
    public boolean fire(UUID stepId, String taskId, @Nullable String refusal) {
        TaskFacts task = rows.lockIfFree(taskId).orElse(null);
        if (task == null) {
            if (!rows.exists(taskId)) {
                deadlines.forget(taskId);
            }
            return false;
        }
        Instant now = clock.instant();
        DeadlineStep step =
                deadlines.step(stepId).filter(found -> found.isDue(now)).orElse(null);
        if (step == null || task.suspended() || isOutOfStep(step.deadline, task)) {
            return false;
        }
        actions.perform(step, task, refusal);
        step.happened(now, setup.calendar(step.deadline));
        step.deadline.stepHappened();
        return true;
    }

    /** The task changed where no listener hears it: the deadline follows now, and is not due yet. */
    private boolean isOutOfStep(TaskDeadline deadline, TaskFacts task) {
        if (!deadline.belongsTo(task)) {
            deadlines.recheckLater(task.id());
            return true;
        }
        if (deadline.kind == DeadlineKind.NOT_STARTED && task.isStarted()) {
            deadline.stop(DeadlineState.STOPPED);
            return true;
        }
        if (deadline.kind == DeadlineKind.OVERDUE && !Objects.equals(deadline.countedFrom, task.dueAt())) {
            setup.start(deadline, task, clock.instant());
            return true;
        }
        return false;
    }

    /** The step could not be done; it is tried again later, and the reason can be seen. */
    @Transactional(Transactional.TxType.REQUIRES_NEW)
    public void failed(UUID stepId, String taskId, String reason) {
        rows.lock(taskId);
        deadlines.step(stepId).ifPresent(step -> step.failed(reason, clock.instant()));
    }
}
