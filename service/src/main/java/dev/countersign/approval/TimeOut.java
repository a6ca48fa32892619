package dev.countersign.approval;

import dev.countersign.engine.ExtensionProperties;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.operaton.bpm.model.bpmn.BpmnModelInstance;
import org.operaton.bpm.model.bpmn.instance.Activity;
import org.operaton.bpm.model.bpmn.instance.BoundaryEvent;
import org.operaton.bpm.model.bpmn.instance.FlowNode;
import org.operaton.bpm.model.bpmn.instance.SequenceFlow;
import org.operaton.bpm.model.bpmn.instance.UserTask;

/**
 * What a process does when time is up at a task that a person has to decide about: it may tell, ask somebody else, or give
 * up; but not go on to where only an approval leads.
 */
final class TimeOut {

    private final Collection<FlowNode> nodes;
    private final Collection<SequenceFlow> flows;
    private final Set<String> entries;
    private final Paths all;
    private final Map<String, ApprovalRules> guarded = new HashMap<>();

    /** Where a person is asked, or whether one has approved. */
    private final Set<String> asking = new HashSet<>();

    TimeOut(BpmnModelInstance model, String processKey) {
        nodes = OwnModelReader.nodes(model, processKey);
        flows = model.getModelElementsByType(SequenceFlow.class);
        entries = OwnModelReader.entries(nodes, flows);
        all = OwnModelReader.paths(nodes, flows, flow -> true);
        for (FlowNode node : nodes) {
            ApprovalRules rules = ApprovalRules.of(node instanceof UserTask ? ExtensionProperties.of(node) : Map.of());
            if (rules.guarded()) {
                guarded.put(node.getId(), rules);
            }
            if (rules.guarded() || RequiredApprovals.before(node)) {
                asking.add(node.getId());
            }
        }
    }

    /**
     * A step that a timer leads to as if somebody had approved.
     *
     * @param task the user task that nobody has decided about
     * @param step what comes all the same
     */
    record WayPast(String task, String step) {}

    /** The first of them, by their ids; empty when time decides nothing. */
    Optional<WayPast> after(FlowNode timer) {
        Paths paths = OwnModelReader.paths(nodes, flows, flow -> !RequiredApprovals.on(flow));
        Set<String> unasked = paths.reachable(paths.after(timer.getId()), asking);
        return ProcessTimers.beside(timer, nodes)
                .map(FlowNode::getId)
                .filter(guarded::containsKey)
                .sorted()
                .flatMap(task -> approvedBy(task).stream()
                        .filter(unasked::contains)
                        .sorted()
                        .map(step -> new WayPast(task, step)))
                .findFirst();
    }

    /**
     * The steps that an approval of a task leads to and nothing else does: neither a refusal, nor every way that leads to the
     * task itself.
     */
    private Set<String> approvedBy(String task) {
        RefusingFlows refusing = new RefusingFlows(Objects.requireNonNull(guarded.get(task)), flows);
        Set<String> steps = OwnModelReader.paths(nodes, flows, flow -> !refusing.contains(flow))
                .reachable(following(task), Set.of(task));
        steps.retainAll(activities());
        Set<String> before = steps.stream()
                .filter(step -> !all.reachable(entries, Set.of(step)).contains(task))
                .collect(Collectors.toSet());
        Set<String> ends = new HashSet<>(asking);
        ends.addAll(before);
        steps.removeAll(before);
        steps.removeAll(all.reachable(
                flows.stream()
                        .filter(refusing::contains)
                        .map(flow -> flow.getTarget().getId())
                        .toList(),
                ends));
        return steps;
    }

    /** What comes when the task is completed: an event that is attached to it does not. */
    private Set<String> following(String task) {
        Set<String> following = new HashSet<>(all.after(task));
        nodes.stream()
                .filter(BoundaryEvent.class::isInstance)
                .map(FlowNode::getId)
                .forEach(following::remove);
        return following;
    }

    private Set<String> activities() {
        return nodes.stream()
                .filter(Activity.class::isInstance)
                .map(FlowNode::getId)
                .collect(Collectors.toSet());
    }
}
