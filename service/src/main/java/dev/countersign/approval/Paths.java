package dev.countersign.approval;

import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Deque;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/**
 * The paths of a process.
 *
 * @param next the elements that can follow each element
 */
record Paths(Map<String, Set<String>> next) {

    Paths {
        next = Map.copyOf(next);
    }

    Set<String> after(String elementId) {
        return next.getOrDefault(elementId, Set.of());
    }

    /** Where a process can come to from some elements, those included, without entering others. */
    Set<String> reachable(Collection<String> beginnings, Set<String> without) {
        Set<String> reached = new HashSet<>();
        Deque<String> open = new ArrayDeque<>(beginnings);
        while (!open.isEmpty()) {
            String element = open.pop();
            if (!without.contains(element) && reached.add(element)) {
                open.addAll(after(element));
            }
        }
        return reached;
    }
}
