package dev.countersign.approval;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What a model says in the extension properties of a user task about who may decide, and how many have to.
 *
 * @param excluded the activities whose participants may not work on this task ({@code excludeParticipantsOf})
 * @param excludesInitiator whether the person who started the process may not ({@code excludeInitiator})
 * @param required how many approvals it takes, a number or an expression ({@code approvalsRequired})
 * @param approverGroups the groups whose members' approvals count; empty when everybody's do ({@code approverGroups})
 * @param approvingOutcomes the values of the form field {@code decision} that approve ({@code approvingOutcomes})
 * @param escalationGroup who is asked when nobody may decide ({@code escalationGroup})
 * @param evidence the expression that gives the digest of the evidence to show ({@code evidence})
 * @param resultVariable the variable that takes the form's data ({@code resultVariable})
 */
record ApprovalRules(
        Set<String> excluded,
        boolean excludesInitiator,
        Optional<String> required,
        List<GroupMinimum> approverGroups,
        Set<String> approvingOutcomes,
        Optional<String> escalationGroup,
        Optional<String> evidence,
        Optional<String> resultVariable) {

    static final String EXCLUDE_PARTICIPANTS_OF = "excludeParticipantsOf";
    static final String EXCLUDE_INITIATOR = "excludeInitiator";
    static final String APPROVALS_REQUIRED = "approvalsRequired";
    static final String APPROVER_GROUPS = "approverGroups";
    static final String APPROVING_OUTCOMES = "approvingOutcomes";
    static final String ESCALATION_GROUP = "escalationGroup";
    static final String EVIDENCE = "evidence";
    static final String RESULT_VARIABLE = "resultVariable";

    /** The properties that only a user task can have. */
    static final List<String> OWN = List.of(
            EXCLUDE_PARTICIPANTS_OF,
            EXCLUDE_INITIATOR,
            APPROVALS_REQUIRED,
            APPROVER_GROUPS,
            APPROVING_OUTCOMES,
            ESCALATION_GROUP);

    private static final Set<String> APPROVE = Set.of("approve");

    ApprovalRules {
        excluded = Set.copyOf(excluded);
        approverGroups = List.copyOf(approverGroups);
        approvingOutcomes = Set.copyOf(approvingOutcomes);
    }

    static ApprovalRules of(Map<String, String> properties) {
        return new ApprovalRules(
                value(properties, EXCLUDE_PARTICIPANTS_OF)
                        .map(ApprovalRules::list)
                        .orElse(Set.of()),
                value(properties, EXCLUDE_INITIATOR)
                        .filter(Boolean::parseBoolean)
                        .isPresent(),
                value(properties, APPROVALS_REQUIRED),
                value(properties, APPROVER_GROUPS).map(GroupMinimum::parse).orElse(List.of()),
                approvingOutcomes(properties),
                value(properties, ESCALATION_GROUP),
                value(properties, EVIDENCE),
                value(properties, RESULT_VARIABLE));
    }

    static Set<String> approvingOutcomes(Map<String, String> properties) {
        return value(properties, APPROVING_OUTCOMES)
                .map(ApprovalRules::list)
                .filter(outcomes -> !outcomes.isEmpty())
                .orElse(APPROVE);
    }

    /** Whether anything at all can stand against a person who is offered the task. */
    boolean restrictsPeople() {
        return !excluded.isEmpty() || excludesInitiator || !approverGroups.isEmpty() || required.isPresent();
    }

    /** Whether no way may lead past the task: its decision is bound to evidence, or not everybody may decide. */
    boolean guarded() {
        return evidence.isPresent() || restrictsPeople();
    }

    /** How many approvals the minimums of the groups add up to. */
    int minimums() {
        return approverGroups.stream().mapToInt(GroupMinimum::minimum).sum();
    }

    /**
     * Whether an outcome approves.
     *
     * @param canSayNo whether the form has a field {@code decision}; completing a form without one approves, an answer that
     *     leaves it out, or gives no single value, does not
     */
    boolean approves(@Nullable String outcome, boolean canSayNo) {
        return outcome == null ? !canSayNo : approvingOutcomes.contains(outcome);
    }

    static Set<String> list(String commaSeparated) {
        return Arrays.stream(commaSeparated.split(","))
                .map(String::strip)
                .filter(entry -> !entry.isEmpty())
                .collect(Collectors.toUnmodifiableSet());
    }

    private static Optional<String> value(Map<String, String> properties, String name) {
        return Optional.ofNullable(properties.get(name)).map(String::strip).filter(value -> !value.isEmpty());
    }
}
