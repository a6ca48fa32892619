package dev.countersign.sensor.probe;

import java.util.List;

/**
 * What one look has shown.
 *
 * @param text for people, one sentence
 * @param found what is there; empty when it is not there yet
 */
public record Answer(String text, List<Finding> found) {

    public Answer {
        found = List.copyOf(found);
    }

    static Answer notYet(String text) {
        return new Answer(text, List.of());
    }

    static Answer found(String text, Finding finding) {
        return new Answer(text, List.of(finding));
    }
}
