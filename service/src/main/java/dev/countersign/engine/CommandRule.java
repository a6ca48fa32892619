package dev.countersign.engine;

import java.util.Collection;

/**
 * An objection to what somebody asks the engine to do, whatever way the call came in. Asked within the engine's
 * transaction before anything happens; throwing refuses the call. Implementations are CDI beans.
 */
public interface CommandRule {

    /** Throws when the action must not happen. */
    void before(EngineAction action);

    /**
     * Called after external tasks were locked.
     *
     * @param externalTaskIds the tasks
     * @param workerId the name that the worker gave itself
     */
    default void locked(Collection<String> externalTaskIds, String workerId) {}
}
