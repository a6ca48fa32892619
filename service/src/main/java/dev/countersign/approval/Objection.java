package dev.countersign.approval;

import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * What stands against a person's deciding about a task, as a sentence.
 *
 * @param rule the rule that says so; an exception lifts the rules that it names, and no others
 */
record Objection(Rule rule, String text) {

    /** All of them in one text, as an exception names and records them. */
    static String joined(List<Objection> objections) {
        return objections.stream().map(Objection::text).collect(Collectors.joining(" "));
    }

    enum Rule {
        PARTICIPANT("Four eyes: '%s' completed an earlier step"),
        INITIATOR("Four eyes: '%s' started this process"),
        SEAT("The approval of '%s' would not count");

        private final String beginning;

        Rule(String beginning) {
            this.beginning = beginning;
        }

        Objection against(String userId, String more) {
            return new Objection(this, beginning.formatted(userId) + more);
        }

        /** The rules whose objections against a person a text names. */
        static Set<Rule> namedIn(String text, String userId) {
            Set<Rule> named = EnumSet.noneOf(Rule.class);
            for (Rule rule : values()) {
                if (text.contains(rule.beginning.formatted(userId))) {
                    named.add(rule);
                }
            }
            return named;
        }
    }
}
