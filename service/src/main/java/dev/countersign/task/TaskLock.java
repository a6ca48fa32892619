package dev.countersign.task;

import dev.countersign.approval.RunLock;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;

/** Lets one transaction at a time decide about a task: the second of two at once finds what the first has done. */
@ApplicationScoped
class TaskLock {

    private final RunLock runs;

    TaskLock(RunLock runs) {
        this.runs = runs;
    }

    /** Holds the run of a task, see {@link RunLock}. Taken before the lock of the task, always in this order. */
    @Transactional(Transactional.TxType.MANDATORY)
    void acquireRunOf(String taskId) {
        runs.acquireOfTask(taskId);
    }

    /** Waits for others and holds the task until the transaction ends; false when there is no such open task. */
    @Transactional(Transactional.TxType.MANDATORY)
    boolean acquire(String taskId) {
        return runs.acquireTask(taskId);
    }
}
