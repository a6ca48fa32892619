package dev.countersign.sensor.probe;

import java.util.List;
import java.util.Map;

/**
 * What one look has shown.
 *
 * @param text for people, one sentence
 * @param found what is there; empty when it is not there yet
 * @param given what the process gets besides, by name: small
 */
public record Answer(String text, List<Finding> found, Map<String, Object> given) {

    private static final int SHOWN = 100;

    public Answer {
        found = List.copyOf(found);
        given = Map.copyOf(given);
    }

    /** Things that are there; where there are several, the first hundred paths are given. */
    public Answer(String text, List<Finding> found) {
        this(
                text,
                found,
                found.size() < 2
                        ? Map.of()
                        : Map.of(
                                "paths",
                                found.stream().limit(SHOWN).map(Finding::path).toList()));
    }

    static Answer notYet(String text) {
        return new Answer(text, List.of());
    }

    static Answer found(String text, Finding finding) {
        return new Answer(text, List.of(finding));
    }
}
