package dev.countersign.approval;

import dev.countersign.engine.DeployedResources;
import dev.countersign.engine.ModelElement;
import dev.countersign.engine.ModelRule;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.ByteArrayInputStream;
import java.util.Optional;
import java.util.function.Consumer;
import org.operaton.bpm.model.bpmn.Bpmn;
import org.operaton.bpm.model.bpmn.BpmnModelInstance;
import org.operaton.bpm.model.bpmn.instance.FlowNode;
import org.operaton.bpm.model.bpmn.instance.Process;
import org.operaton.bpm.model.xml.ModelException;
import org.operaton.bpm.model.xml.instance.ModelElementInstance;

/** Refuses timers that would have a process go on as if a person had approved: time never decides. */
@ApplicationScoped
class TimeOutRule implements ModelRule {

    @Override
    public void check(ModelElement element, DeployedResources resources, Consumer<String> problem) {
        boolean canEndTasks =
                element.kind().equals("boundaryEvent") || element.kind().equals("startEvent");
        if (canEndTasks && element.has("timerEventDefinition")) {
            wayPast(element.id(), resources).ifPresent(way -> problem.accept(message(element.id(), way)));
        }
    }

    private static Optional<TimeOut.WayPast> wayPast(String timerId, DeployedResources resources) {
        try {
            BpmnModelInstance model = Bpmn.readModelFromStream(new ByteArrayInputStream(resources.model()));
            return model.getModelElementById(timerId) instanceof FlowNode timer
                    ? new TimeOut(model, processOf(timer)).after(timer)
                    : Optional.empty();
        } catch (ModelException | IllegalArgumentException e) {
            // no valid BPMN, so that no user task of it can ever begin; or rules that are refused themselves
            return Optional.empty();
        }
    }

    private static String processOf(ModelElementInstance element) {
        ModelElementInstance parent = element;
        while (parent != null && !(parent instanceof Process)) {
            parent = parent.getParentElement();
        }
        return parent instanceof Process process ? process.getId() : "";
    }

    private static String message(String timer, TimeOut.WayPast way) {
        return ("When the timer '%s' fires, the process comes to '%s', as after an approval of '%s', though nobody has approved:"
                        + " lead it to an end of its own or to another task with approval rules, or let '%s' begin"
                        + " with ${approvals.require(execution, '%s')}.")
                .formatted(timer, way.step(), way.task(), way.step(), way.task());
    }
}
