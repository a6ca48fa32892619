package dev.countersign.task;

import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * What a model says about a user task in its extension properties.
 *
 * @param evidence the expression that gives the digest of the evidence to show ({@code evidence})
 * @param resultVariable the variable that takes the form's data as one map ({@code resultVariable})
 * @param excluded the activities whose participants may not work on this task ({@code excludeParticipantsOf})
 */
record TaskRules(Optional<String> evidence, Optional<String> resultVariable, Set<String> excluded) {

    static final String EVIDENCE = "evidence";
    static final String RESULT_VARIABLE = "resultVariable";
    static final String EXCLUDE_PARTICIPANTS_OF = "excludeParticipantsOf";

    TaskRules {
        excluded = Set.copyOf(excluded);
    }

    static TaskRules of(Map<String, String> properties) {
        return new TaskRules(
                value(properties, EVIDENCE),
                value(properties, RESULT_VARIABLE),
                value(properties, EXCLUDE_PARTICIPANTS_OF)
                        .map(TaskRules::activityIds)
                        .orElse(Set.of()));
    }

    static Set<String> activityIds(String commaSeparated) {
        return Arrays.stream(commaSeparated.split(","))
                .map(String::strip)
                .filter(id -> !id.isEmpty())
                .collect(Collectors.toUnmodifiableSet());
    }

    private static Optional<String> value(Map<String, String> properties, String name) {
        return Optional.ofNullable(properties.get(name)).map(String::strip).filter(value -> !value.isEmpty());
    }
}
