package dev.countersign.engine;

import java.util.List;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.operaton.bpm.engine.impl.history.event.HistoricVariableUpdateEventEntity;
import org.operaton.bpm.engine.impl.history.event.HistoryEvent;
import org.operaton.bpm.engine.impl.history.handler.HistoryEventHandler;

/** Asks the {@link VariableRule} beans about each change of a variable: the history hears of every one. */
class GuardedVariables implements HistoryEventHandler {

    private final Supplier<Stream<VariableRule>> rules;

    GuardedVariables(Supplier<Stream<VariableRule>> rules) {
        this.rules = rules;
    }

    @Override
    public void handleEvent(HistoryEvent event) {
        if (event instanceof HistoricVariableUpdateEventEntity write && write.getProcessDefinitionId() != null) {
            String name = write.getVariableName();
            rules.get()
                    .forEach(rule ->
                            rule.onWrite(write.getProcessDefinitionId(), name, () -> CurrentCommand.mentions(name)));
        }
    }

    @Override
    public void handleEvents(List<HistoryEvent> events) {
        events.forEach(this::handleEvent);
    }
}
