package dev.countersign.approval;

import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.operaton.bpm.model.bpmn.BpmnModelInstance;
import org.operaton.bpm.model.bpmn.instance.BoundaryEvent;
import org.operaton.bpm.model.bpmn.instance.BusinessRuleTask;
import org.operaton.bpm.model.bpmn.instance.CallActivity;
import org.operaton.bpm.model.bpmn.instance.CatchEvent;
import org.operaton.bpm.model.bpmn.instance.FlowNode;
import org.operaton.bpm.model.bpmn.instance.LinkEventDefinition;
import org.operaton.bpm.model.bpmn.instance.Process;
import org.operaton.bpm.model.bpmn.instance.SequenceFlow;
import org.operaton.bpm.model.bpmn.instance.StartEvent;
import org.operaton.bpm.model.bpmn.instance.SubProcess;
import org.operaton.bpm.model.bpmn.instance.ThrowEvent;
import org.operaton.bpm.model.bpmn.instance.UserTask;
import org.operaton.bpm.model.xml.instance.ModelElementInstance;

/** Reads the {@link OwnModel} of a process. */
final class OwnModelReader {

    private OwnModelReader() {}

    /** @param rulesOf gives the rules of a user task */
    static OwnModel read(BpmnModelInstance model, String key, Function<UserTask, ApprovalRules> rulesOf) {
        Collection<FlowNode> nodes = nodes(model, key);
        Map<String, ApprovalRules> guarded = new HashMap<>();
        Set<String> results = new HashSet<>();
        Map<String, CalledProcess> calls = new HashMap<>();
        for (FlowNode node : nodes) {
            if (node instanceof UserTask task) {
                ApprovalRules rules = rulesOf.apply(task);
                rules.resultVariable().ifPresent(results::add);
                if (rules.guarded()) {
                    guarded.put(node.getId(), rules);
                }
            } else if (node instanceof BusinessRuleTask decision && decision.getOperatonResultVariable() != null) {
                results.add(decision.getOperatonResultVariable());
            } else if (node instanceof CallActivity call && call.getCalledElement() != null) {
                calls.put(node.getId(), CalledProcess.of(call));
            }
        }
        // the flows themselves: not every model repeats them in its elements
        Collection<SequenceFlow> flows = model.getModelElementsByType(SequenceFlow.class);
        return new OwnModel(
                new GuardedModel(
                        guarded,
                        results,
                        entries(nodes, flows),
                        paths(nodes, flows, flow -> true),
                        targets(flows),
                        ProcessTimers.in(nodes)),
                calls);
    }

    /** The steps and events of one process, those of its sub-processes included. */
    static Collection<FlowNode> nodes(BpmnModelInstance model, String key) {
        return model.getModelElementsByType(FlowNode.class).stream()
                .filter(node -> isIn(node, key))
                .toList();
    }

    private static boolean isIn(ModelElementInstance element, String processKey) {
        @Nullable ModelElementInstance parent = element;
        while (parent != null && !(parent instanceof Process)) {
            parent = parent.getParentElement();
        }
        return parent instanceof Process process && process.getId().equals(processKey);
    }

    /** The start events of the process and of event sub-processes anywhere, and what nothing leads to. */
    static Set<String> entries(Collection<FlowNode> nodes, Collection<SequenceFlow> flows) {
        Set<String> followers =
                flows.stream().map(flow -> flow.getTarget().getId()).collect(Collectors.toSet());
        return nodes.stream()
                .filter(node -> !followers.contains(node.getId()))
                .filter(node -> !(node instanceof BoundaryEvent) && linkName(node) == null)
                .filter(node ->
                        node.getParentElement() instanceof Process || isEventSubProcess(node.getParentElement()))
                .map(FlowNode::getId)
                .collect(Collectors.toUnmodifiableSet());
    }

    private static boolean isEventSubProcess(ModelElementInstance element) {
        return element instanceof SubProcess scope && scope.triggeredByEvent();
    }

    /** @param taken which sequence flows are followed */
    static Paths paths(Collection<FlowNode> nodes, Collection<SequenceFlow> flows, Predicate<SequenceFlow> taken) {
        Map<String, Set<String>> next = new HashMap<>();
        flows.stream().filter(taken).forEach(flow -> lead(next, flow.getSource(), flow.getTarget()));
        Set<String> leading =
                flows.stream().map(flow -> flow.getSource().getId()).collect(Collectors.toSet());
        for (FlowNode node : nodes) {
            if (node instanceof BoundaryEvent event) {
                lead(next, event.getAttachedTo(), event);
            }
            if (node instanceof StartEvent && node.getParentElement() instanceof SubProcess scope) {
                lead(next, scope, node);
            }
            if (!leading.contains(node.getId())) {
                leadOut(next, node, node, flows.stream().filter(taken).toList());
            }
            if (node instanceof ThrowEvent && linkName(node) != null) {
                nodes.stream()
                        .filter(CatchEvent.class::isInstance)
                        .filter(other -> Objects.equals(linkName(node), linkName(other)))
                        .forEach(other -> lead(next, node, other));
            }
        }
        return new Paths(next);
    }

    /** At the end of a sub-process, what follows is that of the sub-process, or of the one around it if it is the last there. */
    private static void leadOut(
            Map<String, Set<String>> next, FlowNode node, FlowNode ending, Collection<SequenceFlow> flows) {
        if (ending.getParentElement() instanceof SubProcess scope) {
            List<FlowNode> followers = flows.stream()
                    .filter(flow -> flow.getSource().getId().equals(scope.getId()))
                    .map(SequenceFlow::getTarget)
                    .toList();
            followers.forEach(follower -> lead(next, node, follower));
            if (followers.isEmpty()) {
                leadOut(next, node, scope, flows);
            }
        }
    }

    private static void lead(Map<String, Set<String>> next, FlowNode from, FlowNode to) {
        next.computeIfAbsent(from.getId(), id -> new LinkedHashSet<>()).add(to.getId());
    }

    private static @Nullable String linkName(FlowNode node) {
        return node.getChildElementsByType(LinkEventDefinition.class).stream()
                .map(LinkEventDefinition::getName)
                .findFirst()
                .orElse(null);
    }

    private static Map<String, String> targets(Collection<SequenceFlow> flows) {
        return flows.stream()
                .collect(Collectors.toUnmodifiableMap(
                        SequenceFlow::getId, flow -> flow.getTarget().getId()));
    }
}
