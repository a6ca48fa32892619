package dev.countersign.engine;

import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.operaton.bpm.engine.impl.context.Context;
import org.operaton.bpm.engine.impl.incident.IncidentContext;
import org.operaton.bpm.engine.impl.incident.IncidentHandler;
import org.operaton.bpm.engine.impl.persistence.entity.ExecutionEntity;
import org.operaton.bpm.engine.runtime.Incident;

/** Passes incidents of one type on to the {@link IncidentListener} beans, beside the engine's own handler. */
class IncidentNews implements IncidentHandler {

    private final String type;
    private final Supplier<Stream<IncidentListener>> listeners;

    IncidentNews(String type, Supplier<Stream<IncidentListener>> listeners) {
        this.type = type;
        this.listeners = listeners;
    }

    @Override
    public String getIncidentHandlerType() {
        return type;
    }

    @Override
    public @Nullable Incident handleIncident(IncidentContext context, @Nullable String message) {
        OpenedIncident incident = new OpenedIncident(
                type,
                context.getProcessDefinitionId(),
                instanceId(context.getExecutionId()),
                context.getFailedActivityId() == null ? context.getActivityId() : context.getFailedActivityId(),
                message);
        listeners.get().forEach(listener -> listener.onIncident(incident));
        return null; // the engine's own handler has made the incident
    }

    private static @Nullable String instanceId(@Nullable String executionId) {
        if (executionId == null) {
            return null;
        }
        ExecutionEntity execution =
                Context.getCommandContext().getExecutionManager().findExecutionById(executionId);
        return execution == null ? null : execution.getProcessInstanceId();
    }

    @Override
    public void resolveIncident(IncidentContext context) {
        // nobody is told of that
    }

    @Override
    public void deleteIncident(IncidentContext context) {
        // nobody is told of that
    }
}
