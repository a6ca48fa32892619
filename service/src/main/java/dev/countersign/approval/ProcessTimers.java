package dev.countersign.approval;

import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.operaton.bpm.model.bpmn.instance.BoundaryEvent;
import org.operaton.bpm.model.bpmn.instance.CancelEventDefinition;
import org.operaton.bpm.model.bpmn.instance.ErrorEventDefinition;
import org.operaton.bpm.model.bpmn.instance.EscalationEventDefinition;
import org.operaton.bpm.model.bpmn.instance.FlowNode;
import org.operaton.bpm.model.bpmn.instance.SignalEventDefinition;
import org.operaton.bpm.model.bpmn.instance.StartEvent;
import org.operaton.bpm.model.bpmn.instance.SubProcess;
import org.operaton.bpm.model.bpmn.instance.TerminateEventDefinition;
import org.operaton.bpm.model.bpmn.instance.ThrowEvent;
import org.operaton.bpm.model.bpmn.instance.TimerEventDefinition;
import org.operaton.bpm.model.xml.instance.ModelElementInstance;

/**
 * The timers of a process, and how they could end steps of it.
 *
 * @param interrupts what each timer ends when it fires, by the timer's id; nothing for one that interrupts nothing
 * @param ending the events that end more than the path they are on
 */
record ProcessTimers(Map<String, Set<String>> interrupts, Set<String> ending) {

    ProcessTimers {
        interrupts = Map.copyOf(interrupts);
        ending = Set.copyOf(ending);
    }

    static ProcessTimers in(Collection<FlowNode> nodes) {
        Map<String, Set<String>> interrupts = new HashMap<>();
        nodes.stream()
                .filter(node -> has(node, TimerEventDefinition.class))
                .forEach(timer -> interrupts.put(timer.getId(), interruptedBy(timer, nodes)));
        return new ProcessTimers(
                interrupts,
                nodes.stream()
                        .filter(ProcessTimers::endsOthers)
                        .map(FlowNode::getId)
                        .collect(Collectors.toUnmodifiableSet()));
    }

    private static Set<String> interruptedBy(FlowNode timer, Collection<FlowNode> nodes) {
        return interrupts(timer)
                ? beside(timer, nodes).map(FlowNode::getId).collect(Collectors.toUnmodifiableSet())
                : Set.of();
    }

    private static boolean interrupts(FlowNode timer) {
        return timer instanceof BoundaryEvent boundary && boundary.cancelActivity()
                || timer instanceof StartEvent start && start.isInterrupting();
    }

    /** What can be going on when an event fires: the step that it is attached to, or what its event sub-process belongs to. */
    static Stream<FlowNode> beside(FlowNode event, Collection<FlowNode> nodes) {
        ModelElementInstance scope;
        if (event instanceof BoundaryEvent boundary) {
            scope = boundary.getAttachedTo();
        } else if (event instanceof StartEvent
                && event.getParentElement() instanceof SubProcess handler
                && handler.triggeredByEvent()) {
            scope = handler.getParentElement();
        } else {
            return Stream.empty();
        }
        return nodes.stream().filter(node -> isWithin(node, scope));
    }

    private static boolean isWithin(ModelElementInstance element, ModelElementInstance scope) {
        for (ModelElementInstance each = element; each != null; each = each.getParentElement()) {
            if (each.equals(scope)) {
                return true;
            }
        }
        return false;
    }

    private static boolean endsOthers(FlowNode node) {
        return node instanceof ThrowEvent
                && (has(node, TerminateEventDefinition.class)
                        || has(node, ErrorEventDefinition.class)
                        || has(node, EscalationEventDefinition.class)
                        || has(node, SignalEventDefinition.class)
                        || has(node, CancelEventDefinition.class));
    }

    private static boolean has(FlowNode node, Class<? extends ModelElementInstance> definition) {
        return !node.getChildElementsByType(definition).isEmpty();
    }
}
