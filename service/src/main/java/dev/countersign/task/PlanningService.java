package dev.countersign.task;

import dev.countersign.problem.InvalidInputException;
import dev.countersign.problem.Violation;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.operaton.bpm.engine.TaskService;

/** Sets when a task is due, when it comes up again, and how important it is. */
@ApplicationScoped
class PlanningService {

    private static final Instant EARLIEST = Instant.parse("2000-01-01T00:00:00Z");
    private static final Instant LATEST = Instant.parse("2200-01-01T00:00:00Z");

    private final TaskLock lock;
    private final TaskFinder finder;
    private final TaskService taskService;

    PlanningService(TaskLock lock, TaskFinder finder, TaskService taskService) {
        this.lock = lock;
        this.finder = finder;
        this.taskService = taskService;
    }

    @Transactional
    public void setDue(String taskId, @Nullable Instant at, Actor actor) {
        plannable(taskId, actor);
        taskService.setDueDate(taskId, date(at));
    }

    @Transactional
    public void setFollowUp(String taskId, @Nullable Instant at, Actor actor) {
        plannable(taskId, actor);
        taskService.setFollowUpDate(taskId, date(at));
    }

    @Transactional
    public void setPriority(String taskId, int priority, Actor actor) {
        plannable(taskId, actor);
        taskService.setPriority(taskId, priority);
    }

    private void plannable(String taskId, Actor actor) {
        lock.acquire(taskId);
        TaskItem task = finder.visibleTo(actor, taskId);
        if (TaskRights.of(task, actor).plan()) {
            return;
        }
        throw new NotYourTaskException(
                "Only whoever has this task, an operator or an admin can set its dates and its priority.");
    }

    private static @Nullable Date date(@Nullable Instant at) {
        if (at != null && (at.isBefore(EARLIEST) || at.isAfter(LATEST))) {
            throw new InvalidInputException(
                    "The date is out of range",
                    List.of(Violation.inBody("at", "The date must be between the years 2000 and 2200.")));
        }
        return at == null ? null : Date.from(at);
    }
}
