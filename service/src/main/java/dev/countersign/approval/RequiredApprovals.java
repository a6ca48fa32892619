package dev.countersign.approval;

import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.operaton.bpm.model.bpmn.instance.BaseElement;
import org.operaton.bpm.model.bpmn.instance.FlowNode;
import org.operaton.bpm.model.bpmn.instance.SequenceFlow;
import org.operaton.bpm.model.bpmn.instance.ServiceTask;
import org.operaton.bpm.model.bpmn.instance.operaton.OperatonExecutionListener;

/** Knows where a model asks {@link ApprovedDecisions} whether a person has approved. */
final class RequiredApprovals {

    private static final String CALL = "approvals.require";

    private RequiredApprovals() {}

    /** Whether a step begins with that question, or is nothing else. */
    static boolean before(FlowNode node) {
        return listeners(node)
                        .filter(listener -> "start".equals(listener.getOperatonEvent()))
                        .anyMatch(RequiredApprovals::asks)
                || node instanceof ServiceTask task && asks(task.getOperatonExpression());
    }

    /** Whether it is asked when a sequence flow is taken. */
    static boolean on(SequenceFlow flow) {
        return listeners(flow).anyMatch(RequiredApprovals::asks);
    }

    private static Stream<OperatonExecutionListener> listeners(BaseElement element) {
        Collection<OperatonExecutionListener> listeners = element.getExtensionElements() == null
                ? List.of()
                : element.getExtensionElements()
                        .getElementsQuery()
                        .filterByType(OperatonExecutionListener.class)
                        .list();
        return listeners.stream().filter(Objects::nonNull);
    }

    private static boolean asks(OperatonExecutionListener listener) {
        return asks(listener.getOperatonExpression());
    }

    private static boolean asks(@Nullable String expression) {
        return expression != null && expression.contains(CALL);
    }
}
