package dev.countersign.engine;

import java.util.List;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.operaton.bpm.engine.delegate.TaskListener;
import org.operaton.bpm.engine.impl.bpmn.behavior.UserTaskActivityBehavior;
import org.operaton.bpm.engine.impl.bpmn.parser.AbstractBpmnParseListener;
import org.operaton.bpm.engine.impl.pvm.process.ActivityImpl;
import org.operaton.bpm.engine.impl.pvm.process.ScopeImpl;
import org.operaton.bpm.engine.impl.task.TaskDefinition;
import org.operaton.bpm.engine.impl.util.xml.Element;

/** Hangs the {@link UserTaskListener} beans on every user task when a model is parsed. */
class UserTaskListenerPlugin extends AbstractBpmnParseListener {

    private static final List<String> EVENTS = List.of(
            TaskListener.EVENTNAME_CREATE,
            TaskListener.EVENTNAME_ASSIGNMENT,
            TaskListener.EVENTNAME_UPDATE,
            TaskListener.EVENTNAME_COMPLETE,
            TaskListener.EVENTNAME_DELETE);

    private final TaskListener listener;

    UserTaskListenerPlugin(Supplier<Stream<UserTaskListener>> listeners) {
        this.listener = task -> listeners.get().forEach(each -> each.onTaskEvent(task, task.getEventName()));
    }

    @Override
    public void parseUserTask(Element userTaskElement, ScopeImpl scope, ActivityImpl activity) {
        TaskDefinition definition = ((UserTaskActivityBehavior) activity.getActivityBehavior()).getTaskDefinition();
        EVENTS.forEach(event -> definition.addBuiltInTaskListener(event, listener));
    }
}
