package dev.countersign.engine;

/**
 * Hears when an open user task has moved to another process definition, within the engine's transaction. The engine's
 * task listeners do not hear of that. Implementations are CDI beans.
 */
public interface UserTaskMigrationListener {

    /** Called for each task that has moved; what the engine has changed is not in the database yet. */
    void onTaskMigrated(String taskId);
}
