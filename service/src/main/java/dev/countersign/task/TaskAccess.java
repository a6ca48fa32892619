package dev.countersign.task;

import jakarta.enterprise.context.ApplicationScoped;

/** Answers other features whether the current user may see a task. */
@ApplicationScoped
public class TaskAccess {

    private final TaskFinder finder;
    private final CurrentActor actor;

    TaskAccess(TaskFinder finder, CurrentActor actor) {
        this.finder = finder;
        this.actor = actor;
    }

    /**
     * An open task that the current user may see.
     *
     * @throws dev.countersign.problem.UnknownResourceException when there never was such a task
     * @throws dev.countersign.problem.StateConflictException when it is no longer open
     * @throws dev.countersign.problem.NotPermittedException when the user has nothing to do with it
     */
    public VisibleTask visible(String taskId) {
        return VisibleTask.of(finder.visibleTo(actor.get(), taskId));
    }
}
