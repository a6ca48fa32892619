package dev.countersign.approval;

import dev.countersign.engine.DeployedResources;
import dev.countersign.engine.ModelElement;
import dev.countersign.engine.ModelRule;
import jakarta.enterprise.context.ApplicationScoped;
import java.math.BigDecimal;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Set;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Refuses a model whose approval rules could not do what they say, or could never be met. */
@ApplicationScoped
class ApprovalModelRule implements ModelRule {

    /** No task takes more approvals than this. */
    static final int MOST = 50;

    private static final Pattern EXPRESSION = Pattern.compile("[$#]\\{.+}", Pattern.DOTALL);
    private static final Set<String> WITH_PARTICIPANTS =
            Set.of("userTask", "subProcess", "transaction", "callActivity", "adHocSubProcess");

    static boolean isExpression(String text) {
        return EXPRESSION.matcher(text).matches();
    }

    /** A whole number from 1 to {@value #MOST}; empty for anything else. */
    static OptionalInt number(@Nullable Object value) {
        try {
            int number = value == null ? 0 : new BigDecimal(value.toString().strip()).intValueExact();
            return number >= 1 && number <= MOST ? OptionalInt.of(number) : OptionalInt.empty();
        } catch (ArithmeticException | NumberFormatException e) {
            return OptionalInt.empty();
        }
    }

    @Override
    public void check(ModelElement element, DeployedResources resources, Consumer<String> problem) {
        Map<String, String> properties = element.properties();
        if (!element.kind().equals("userTask")) {
            ApprovalRules.OWN.stream()
                    .filter(properties::containsKey)
                    .forEach(name ->
                            problem.accept("The property '%s' means something on user tasks only.".formatted(name)));
            return;
        }
        checkExcluded(element, properties, problem);
        String initiator = properties.get(ApprovalRules.EXCLUDE_INITIATOR);
        if (initiator != null && !Set.of("true", "false").contains(initiator.strip())) {
            problem.accept("The property 'excludeInitiator' is '%s'; it must be true or false.".formatted(initiator));
        }
        notEmpty(properties, ApprovalRules.APPROVING_OUTCOMES, problem);
        notEmpty(properties, ApprovalRules.ESCALATION_GROUP, problem);
        checkNumbers(element, properties, problem);
    }

    private static void notEmpty(Map<String, String> properties, String name, Consumer<String> problem) {
        String value = properties.get(name);
        if (value != null && ApprovalRules.list(value).isEmpty()) {
            problem.accept("The property '%s' is empty; leave it out or give it a value.".formatted(name));
        }
    }

    private static void checkExcluded(ModelElement element, Map<String, String> properties, Consumer<String> problem) {
        ApprovalRules.list(properties.getOrDefault(ApprovalRules.EXCLUDE_PARTICIPANTS_OF, "")).stream()
                .filter(activity -> activity.indexOf(':') < 0)
                .sorted()
                .forEach(activity -> {
                    if (!element.idsOfModel().contains(activity)) {
                        problem.accept("The property 'excludeParticipantsOf' names '%s', which is not in this model."
                                .formatted(activity));
                    } else if (element.kindOf(activity)
                            .filter(kind -> !WITH_PARTICIPANTS.contains(kind))
                            .isPresent()) {
                        problem.accept(
                                ("The property 'excludeParticipantsOf' names '%s', in which no person takes part: name"
                                                + " user tasks, sub-processes or call activities.")
                                        .formatted(activity));
                    }
                });
    }

    private static void checkNumbers(ModelElement element, Map<String, String> properties, Consumer<String> problem) {
        List<GroupMinimum> groups = groups(properties, problem);
        int minimums = groups.stream().mapToInt(GroupMinimum::minimum).sum();
        String required = properties.get(ApprovalRules.APPROVALS_REQUIRED);
        int known = Math.max(1, minimums);
        if (required != null && !isExpression(required.strip())) {
            OptionalInt number = number(required);
            if (number.isEmpty()) {
                problem.accept(
                        "The property 'approvalsRequired' is '%s'; it must be a whole number from 1 to %d, or an expression."
                                .formatted(required, MOST));
                return;
            }
            known = number.getAsInt();
            if (known < minimums) {
                problem.accept(
                        "The property 'approverGroups' asks for %d approvals, 'approvalsRequired' for %d only: each approval counts for one group."
                                .formatted(minimums, known));
            }
        }
        if (minimums > MOST) {
            problem.accept(
                    "The property 'approverGroups' asks for %d approvals; the most is %d.".formatted(minimums, MOST));
        }
        if (known > 1) {
            checkCandidates(element, known, problem);
        }
    }

    private static List<GroupMinimum> groups(Map<String, String> properties, Consumer<String> problem) {
        String text = properties.get(ApprovalRules.APPROVER_GROUPS);
        if (text == null) {
            return List.of();
        }
        try {
            List<GroupMinimum> groups = GroupMinimum.parse(text);
            Set<String> names = new HashSet<>();
            groups.stream()
                    .map(GroupMinimum::group)
                    .filter(group -> !names.add(group))
                    .forEach(group -> problem.accept(
                            "The property 'approverGroups' names '%s' more than once.".formatted(group)));
            return groups;
        } catch (IllegalArgumentException e) {
            problem.accept(
                    "The property 'approverGroups' has '%s'; entries are a group, or a group and a number as in finance:1."
                            .formatted(e.getMessage()));
            return List.of();
        }
    }

    /** A task that nobody is offered, or fewer people than it takes, would wait for ever. */
    private static void checkCandidates(ModelElement element, int required, Consumer<String> problem) {
        boolean groups = element.extensionAttribute("candidateGroups").isPresent();
        String users = element.extensionAttribute("candidateUsers").orElse("");
        if (!groups && users.isBlank()) {
            problem.accept(
                    "It takes %d approvals, but the task is offered to nobody: give it candidate groups or users."
                            .formatted(required));
        } else if (!groups && !users.contains("{") && ApprovalRules.list(users).size() < required) {
            problem.accept("It takes %d approvals, but the task is offered to %d persons only."
                    .formatted(required, ApprovalRules.list(users).size()));
        }
    }
}
