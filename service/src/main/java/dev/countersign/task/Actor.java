package dev.countersign.task;

import dev.countersign.identity.User;
import java.util.Collection;
import java.util.List;
import java.util.Set;

/** The person who works on tasks: what counts for the rights on them. */
record Actor(String id, Set<String> groups, Set<String> roles) {

    private static final Set<String> SEES_ALL = Set.of("viewer", "operator", "admin");
    private static final Set<String> KEEPS_ORDER = Set.of("operator", "admin");

    Actor {
        groups = Set.copyOf(groups);
        roles = Set.copyOf(roles);
    }

    static Actor of(User user) {
        return new Actor(user.id(), user.groups(), user.roles());
    }

    boolean seesAllTasks() {
        return roles.stream().anyMatch(SEES_ALL::contains);
    }

    /** May free a task that somebody holds, and take one that is offered to nobody. */
    boolean keepsOrder() {
        return roles.stream().anyMatch(KEEPS_ORDER::contains);
    }

    boolean isAssigneeOf(TaskItem task) {
        return id.equals(task.assignee());
    }

    boolean isOwnerOf(TaskItem task) {
        return id.equals(task.owner());
    }

    boolean isCandidateOf(TaskItem task) {
        boolean offeredToNobody =
                task.candidateGroups().isEmpty() && task.candidateUsers().isEmpty();
        return task.candidateUsers().contains(id)
                || isMemberOfOne(task.candidateGroups())
                || (offeredToNobody && keepsOrder());
    }

    boolean maySee(TaskItem task) {
        return seesAllTasks() || isAssigneeOf(task) || isOwnerOf(task) || isCandidateOf(task);
    }

    /** More than looking on. */
    boolean takesPartIn(TaskItem task) {
        return keepsOrder() || isAssigneeOf(task) || isOwnerOf(task) || isCandidateOf(task);
    }

    private boolean isMemberOfOne(Collection<String> candidateGroups) {
        return List.copyOf(candidateGroups).stream().anyMatch(groups::contains);
    }
}
