package dev.countersign.task;

import java.util.ArrayList;
import java.util.List;

/**
 * What a person may do with a task by their place in it and by their role. The rules of the model (four eyes) are another
 * matter: they are asked for whoever is to become the assignee.
 *
 * @param holds the person is the assignee
 * @param keepsOrder operator or admin
 * @param owns the person has delegated it
 * @param offered there is somebody who could take it, if nobody held it
 */
record TaskRights(
        boolean claimed, boolean delegated, boolean holds, boolean keepsOrder, boolean owns, boolean offered) {

    static TaskRights of(TaskItem task, Actor actor) {
        return new TaskRights(
                task.assignee() != null,
                task.isDelegated(),
                actor.isAssigneeOf(task),
                actor.keepsOrder(),
                actor.isOwnerOf(task),
                !task.candidateGroups().isEmpty() || !task.candidateUsers().isEmpty());
    }

    /** Whoever works on a task for somebody else gives it back instead. */
    boolean complete() {
        return holds && !delegated;
    }

    /** Not proposed to whoever would leave the task to nobody. */
    boolean unclaim() {
        return claimed && (keepsOrder || (holds && !delegated && offered));
    }

    boolean assign() {
        return keepsOrder || (holds && !delegated);
    }

    boolean delegate() {
        return holds && !delegated;
    }

    boolean resolve() {
        return delegated && (holds || keepsOrder);
    }

    boolean plan() {
        return holds || keepsOrder || owns;
    }

    /** The names of what is allowed beside claiming and completing, for the page of the task. */
    List<String> actions() {
        List<String> actions = new ArrayList<>();
        add(actions, unclaim(), "unclaim");
        add(actions, assign(), "assign");
        add(actions, delegate(), "delegate");
        add(actions, resolve(), "resolve");
        add(actions, plan(), "plan");
        return actions;
    }

    private static void add(List<String> actions, boolean allowed, String name) {
        if (allowed) {
            actions.add(name);
        }
    }

    /**
     * Refuses whoever does not hold the task. Those who could have held it learn who does.
     *
     * @throws TaskNotClaimedException when nobody does
     * @throws TaskTakenException when somebody else does
     */
    static void requireHolder(TaskItem task, Actor actor) {
        if (actor.isAssigneeOf(task)) {
            return;
        }
        String holder = task.holder().orElseThrow(TaskNotClaimedException::new);
        if (actor.isCandidateOf(task) || actor.isOwnerOf(task)) {
            throw new TaskTakenException(holder);
        }
        throw new NotYourTaskException("'%s' has claimed this task; only they can do this.".formatted(holder));
    }
}
