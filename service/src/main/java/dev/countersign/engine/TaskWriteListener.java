package dev.countersign.engine;

/**
 * Hears which user tasks the engine wrote, after its last write and right before the transaction commits, whatever way the
 * call came in. Throwing rolls everything back. Implementations are CDI beans.
 */
public interface TaskWriteListener {

    /** Called once per transaction that wrote tasks, within it. */
    void beforeCommit(TaskWrites writes);
}
