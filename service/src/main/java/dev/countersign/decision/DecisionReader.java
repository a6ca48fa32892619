package dev.countersign.decision;

import dev.countersign.identity.User;
import java.util.Set;

/**
 * Who asks for records. Viewers, operators, modellers and admins read all of them; everybody else those of tasks that were
 * offered to a group of theirs, and of instances that they started, decided something in, or have an open task of.
 */
record DecisionReader(String id, Set<String> groups, boolean readsAll) {

    DecisionReader {
        groups = Set.copyOf(groups);
    }

    static DecisionReader of(User user) {
        return new DecisionReader(user.id(), user.groups(), user.hasAnyRole("viewer", "operator", "modeller", "admin"));
    }
}
