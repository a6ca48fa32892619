package dev.countersign.approval;

import java.util.Collection;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.operaton.bpm.model.bpmn.instance.ConditionExpression;
import org.operaton.bpm.model.bpmn.instance.ExclusiveGateway;
import org.operaton.bpm.model.bpmn.instance.SequenceFlow;

/**
 * Knows the sequence flows that a process takes only when a person has not approved: those whose condition compares the
 * decision with another outcome, and the default beside those that take all approving ones. In doubt a flow is none of them.
 */
final class RefusingFlows {

    private static final Pattern COMPARISON =
            Pattern.compile("\\s*[$#]\\{\\s*([\\w.]+)\\.decision\\s*(==|eq|!=|ne)\\s*(['\"])([^'\"]*)\\3\\s*}\\s*");

    private final ApprovalRules rules;
    private final Collection<SequenceFlow> flows;

    RefusingFlows(ApprovalRules rules, Collection<SequenceFlow> flows) {
        this.rules = rules;
        this.flows = flows;
    }

    boolean contains(SequenceFlow flow) {
        return isDefault(flow)
                ? approvedBeside(flow).containsAll(rules.approvingOutcomes())
                : comparison(flow).filter(this::refuses).isPresent();
    }

    private static boolean isDefault(SequenceFlow flow) {
        return flow.getSource() instanceof ExclusiveGateway gateway && flow.equals(gateway.getDefault());
    }

    /** The outcomes that other flows from the same gateway are taken with. */
    private Set<String> approvedBeside(SequenceFlow flow) {
        Set<String> outcomes = new HashSet<>();
        flows.stream()
                .filter(other -> other.getSource().equals(flow.getSource()))
                .flatMap(other -> comparison(other).stream())
                .filter(comparison -> !comparison.negated())
                .forEach(comparison -> outcomes.add(comparison.outcome()));
        return outcomes;
    }

    private Optional<Comparison> comparison(SequenceFlow flow) {
        ConditionExpression condition = flow.getConditionExpression();
        if (condition == null || condition.getTextContent() == null) {
            return Optional.empty();
        }
        Matcher matcher = COMPARISON.matcher(condition.getTextContent());
        return matcher.matches()
                        && rules.resultVariable()
                                .filter(matcher.group(1)::equals)
                                .isPresent()
                ? Optional.of(new Comparison(
                        matcher.group(2).equals("!=") || matcher.group(2).equals("ne"), matcher.group(4)))
                : Optional.empty();
    }

    private boolean refuses(Comparison comparison) {
        return comparison.negated()
                ? rules.approvingOutcomes().equals(Set.of(comparison.outcome()))
                : !rules.approvingOutcomes().contains(comparison.outcome());
    }

    private record Comparison(boolean negated, String outcome) {}
}
