package dev.countersign.task;

import java.util.Map;
import java.util.Optional;

/**
 * What a model says about a user task in its extension properties.
 *
 * @param evidence the expression that gives the digest of the evidence to show ({@code evidence})
 * @param resultVariable the variable that takes the form's data as one map ({@code resultVariable})
 */
record TaskRules(Optional<String> evidence, Optional<String> resultVariable) {

    static final String EVIDENCE = "evidence";
    static final String RESULT_VARIABLE = "resultVariable";

    static TaskRules of(Map<String, String> properties) {
        return new TaskRules(value(properties, EVIDENCE), value(properties, RESULT_VARIABLE));
    }

    private static Optional<String> value(Map<String, String> properties, String name) {
        return Optional.ofNullable(properties.get(name)).map(String::strip).filter(value -> !value.isEmpty());
    }
}
