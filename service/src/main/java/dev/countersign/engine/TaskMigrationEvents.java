package dev.countersign.engine;

import java.util.List;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.operaton.bpm.engine.impl.history.event.HistoricTaskInstanceEventEntity;
import org.operaton.bpm.engine.impl.history.event.HistoryEvent;
import org.operaton.bpm.engine.impl.history.event.HistoryEventTypes;
import org.operaton.bpm.engine.impl.history.handler.HistoryEventHandler;

/** Passes the engine's history events about migrated tasks on to the {@link UserTaskMigrationListener} beans. */
class TaskMigrationEvents implements HistoryEventHandler {

    private final Supplier<Stream<UserTaskMigrationListener>> listeners;

    TaskMigrationEvents(Supplier<Stream<UserTaskMigrationListener>> listeners) {
        this.listeners = listeners;
    }

    @Override
    public void handleEvent(HistoryEvent event) {
        if (event instanceof HistoricTaskInstanceEventEntity task
                && event.isEventOfType(HistoryEventTypes.TASK_INSTANCE_MIGRATE)) {
            listeners.get().forEach(listener -> listener.onTaskMigrated(task.getTaskId()));
        }
    }

    @Override
    public void handleEvents(List<HistoryEvent> events) {
        events.forEach(this::handleEvent);
    }
}
