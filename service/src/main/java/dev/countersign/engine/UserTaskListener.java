package dev.countersign.engine;

import org.operaton.bpm.engine.delegate.DelegateTask;

/**
 * Hears what happens to every user task of every model, within the engine's transaction and whatever way the call came
 * in. Throwing refuses the operation and rolls it back. Implementations are CDI beans; {@code @Priority} orders them.
 */
public interface UserTaskListener {

    /**
     * Called for each event of a user task.
     *
     * @param task the task, with its variables and process instance
     * @param event one of {@code create}, {@code assignment}, {@code update}, {@code complete}, {@code delete},
     *     {@code timeout}
     */
    void onTaskEvent(DelegateTask task, String event);
}
