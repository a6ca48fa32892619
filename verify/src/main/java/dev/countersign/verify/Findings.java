package dev.countersign.verify;

import java.util.ArrayList;
import java.util.List;

/** What is wrong with one file, in the order in which it was found. */
final class Findings {

    private static final int MOST = 20;

    private final List<String> wrong = new ArrayList<>();
    private final List<String> notes = new ArrayList<>();
    private int count;

    void add(String what) {
        count++;
        if (wrong.size() < MOST) {
            wrong.add(what);
        }
    }

    void note(String what) {
        notes.add(what);
    }

    boolean isEmpty() {
        return count == 0;
    }

    List<String> lines() {
        List<String> lines = new ArrayList<>(wrong);
        if (count > wrong.size()) {
            lines.add("... and " + (count - wrong.size()) + " more");
        }
        return lines;
    }

    List<String> notes() {
        return List.copyOf(notes);
    }
}
