package dev.countersign.engine;

import java.util.Collection;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.operaton.bpm.engine.externaltask.LockedExternalTask;
import org.operaton.bpm.engine.impl.cmd.FetchExternalTasksCmd;
import org.operaton.bpm.engine.impl.cmd.LockExternalTaskCmd;
import org.operaton.bpm.engine.impl.interceptor.Command;
import org.operaton.bpm.engine.impl.interceptor.CommandInterceptor;

/** Asks the {@link CommandRule} beans before the engine does what it was called for, within its transaction. */
class GuardedCommands extends CommandInterceptor {

    private final Supplier<Stream<CommandRule>> rules;

    GuardedCommands(Supplier<Stream<CommandRule>> rules) {
        this.rules = rules;
    }

    @Override
    public <T> T execute(Command<T> command) {
        List<EngineAction> actions = CommandReader.read(command);
        actions.forEach(action -> rules.get().forEach(rule -> rule.before(action)));
        return CurrentCommand.run(command, () -> {
            T result = next.execute(command);
            if (command instanceof FetchExternalTasksCmd && result instanceof Collection<?> tasks && !tasks.isEmpty()) {
                locked(
                        command,
                        tasks.stream()
                                .map(LockedExternalTask.class::cast)
                                .map(LockedExternalTask::getId)
                                .toList());
            } else if (command instanceof LockExternalTaskCmd) {
                locked(command, List.of(String.valueOf(Mentions.field(command, "externalTaskId"))));
            }
            return result;
        });
    }

    private void locked(Command<?> command, Collection<String> externalTaskIds) {
        String workerId = String.valueOf(Mentions.field(command, "workerId"));
        rules.get().forEach(rule -> rule.locked(externalTaskIds, workerId));
    }
}
