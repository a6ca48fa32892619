package dev.countersign.task;

import java.util.Set;

/**
 * A task that is over, with everybody who had to do with it while it was open.
 *
 * @param users assignees, owners and candidates of any time
 * @param groups candidate groups of any time
 */
record PastTask(VisibleTask facts, Set<String> users, Set<String> groups) {

    PastTask {
        users = Set.copyOf(users);
        groups = Set.copyOf(groups);
    }

    boolean wasVisibleTo(Actor actor) {
        return actor.seesAllTasks()
                || users.contains(actor.id())
                || actor.groups().stream().anyMatch(groups::contains);
    }
}
