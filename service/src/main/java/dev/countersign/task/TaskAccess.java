package dev.countersign.task;

import dev.countersign.identity.User;
import dev.countersign.problem.UnknownResourceException;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;

/** Answers other features whether somebody may see a task. */
@ApplicationScoped
public class TaskAccess {

    private final TaskTable table;
    private final TaskFinder finder;
    private final PastTasks pastTasks;
    private final CurrentActor actor;

    TaskAccess(TaskTable table, TaskFinder finder, PastTasks pastTasks, CurrentActor actor) {
        this.table = table;
        this.finder = finder;
        this.pastTasks = pastTasks;
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

    /**
     * An open task that the current user takes part in: has it, has delegated it, may claim it, or keeps order. Viewers only
     * look on.
     *
     * @throws dev.countersign.problem.NotPermittedException also when the user only sees it
     */
    public VisibleTask involving(String taskId) {
        Actor person = actor.get();
        TaskItem task = finder.visibleTo(person, taskId);
        if (!person.takesPartIn(task)) {
            throw new NotYourTaskException("You see this task, but it is neither yours nor offered to you.");
        }
        return VisibleTask.of(task);
    }

    /**
     * A task that the current user may see, or could see while it was open.
     *
     * @throws dev.countersign.problem.UnknownResourceException when there never was such a task, or its history is gone
     * @throws dev.countersign.problem.NotPermittedException when the user has and had nothing to do with it
     */
    public VisibleTask visibleEver(String taskId) {
        Optional<TaskItem> open = table.find(taskId);
        if (open.isPresent()) {
            return visible(taskId);
        }
        PastTask task = pastTasks.find(taskId).orElseThrow(() -> new UnknownResourceException("task", taskId));
        if (!task.wasVisibleTo(actor.get())) {
            throw new NotYourTaskException("This task was neither yours nor offered to one of your groups.");
        }
        return task.facts();
    }

    /** Whether the current user takes part in an open task. */
    public boolean isInvolved(String taskId) {
        return table.find(taskId).filter(actor.get()::takesPartIn).isPresent();
    }

    /** Whether somebody else may see an open task. */
    public boolean isVisibleTo(String taskId, User user) {
        return table.find(taskId).filter(Actor.of(user)::maySee).isPresent();
    }
}
