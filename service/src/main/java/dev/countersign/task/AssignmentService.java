package dev.countersign.task;

import dev.countersign.identity.User;
import dev.countersign.identity.UserDirectory;
import dev.countersign.problem.InvalidInputException;
import dev.countersign.problem.Violation;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.operaton.bpm.engine.TaskService;

/** Puts tasks into the hands of other people, each in one transaction that holds the task. */
@ApplicationScoped
class AssignmentService {

    private final TaskLock lock;
    private final TaskFinder finder;
    private final Objections objections;
    private final Delegations delegations;
    private final UserDirectory directory;
    private final TaskService taskService;
    private final Event<TaskResolved> resolved;

    AssignmentService(
            TaskLock lock,
            TaskFinder finder,
            Objections objections,
            Delegations delegations,
            UserDirectory directory,
            TaskService taskService,
            Event<TaskResolved> resolved) {
        this.lock = lock;
        this.finder = finder;
        this.objections = objections;
        this.delegations = delegations;
        this.directory = directory;
        this.taskService = taskService;
        this.resolved = resolved;
    }

    /**
     * Gives a task to somebody for good. An operator or admin may give it to anybody; its assignee may hand it over to those
     * to whom it is offered.
     *
     * @throws TaskTakenException when somebody else has it than the caller says, or than the caller
     */
    @Transactional
    public void assign(String taskId, AssignRequest request, Actor actor) {
        TaskItem task = locked(taskId, actor);
        if (!actor.keepsOrder()) {
            TaskRights.requireHolder(task, actor);
            refuseWhileDelegated(task);
        }
        requireUnchangedHolder(task, request.from(), actor);
        User target = known(request.user());
        if (!actor.keepsOrder() && !isOfferedTo(task, target)) {
            throw new NotYourTaskException(
                    "This task is not offered to '%s' or a group of theirs; only an operator or admin can give it to them."
                            .formatted(target.id()));
        }
        if (target.id().equals(task.assignee()) && !task.isDelegated()) {
            return;
        }
        objections.refuse(task, target.id());
        delegations.end(task);
        taskService.setAssignee(taskId, target.id());
    }

    /**
     * Lets somebody work on the caller's task. They cannot complete it, only give it back with {@link #resolve}.
     *
     * @throws TaskTakenException when the caller does not have it any more
     */
    @Transactional
    public void delegate(String taskId, DelegateRequest request, Actor actor) {
        TaskItem task = locked(taskId, actor);
        TaskRights.requireHolder(task, actor);
        refuseWhileDelegated(task);
        User target = known(request.user());
        if (target.id().equals(actor.id())) {
            throw new InvalidInputException(
                    "Nothing to delegate", List.of(Violation.inBody("user", "The task is yours already.")));
        }
        objections.refuse(task, target.id());
        delegations.end(task); // an earlier round that was resolved: the one who delegates now is the owner
        taskService.delegateTask(taskId, target.id());
    }

    /**
     * Gives a delegated task back to its owner.
     *
     * @throws TaskNotDelegatedException when it is nobody's but the assignee's
     */
    @Transactional
    public void resolve(String taskId, @Nullable String comment, Actor actor) {
        TaskItem task = locked(taskId, actor);
        if (!actor.keepsOrder()) {
            TaskRights.requireHolder(task, actor);
        }
        if (!task.isDelegated()) {
            throw new TaskNotDelegatedException();
        }
        if (task.owner() != null) {
            objections.refuse(task, task.owner());
        }
        taskService.resolveTask(taskId);
        resolved.fire(new TaskResolved(taskId, task.instanceId(), actor.id(), comment));
    }

    private TaskItem locked(String taskId, Actor actor) {
        lock.acquire(taskId);
        return finder.visibleTo(actor, taskId);
    }

    /** Who does not say from whom, does not take it away from anybody: whoever was faster keeps it. */
    private static void requireUnchangedHolder(TaskItem task, @Nullable String from, Actor actor) {
        String expected = from == null && actor.isAssigneeOf(task) ? actor.id() : from;
        if (!Objects.equals(expected, task.assignee())) {
            throw task.assignee() == null ? new TaskNotClaimedException() : new TaskTakenException(task.assignee());
        }
    }

    private static void refuseWhileDelegated(TaskItem task) {
        if (task.isDelegated()) {
            throw new TaskDelegatedException(task);
        }
    }

    private static boolean isOfferedTo(TaskItem task, User user) {
        return (task.candidateGroups().isEmpty() && task.candidateUsers().isEmpty())
                || task.candidateUsers().contains(user.id())
                || task.candidateGroups().stream().anyMatch(user.groups()::contains);
    }

    private User known(String userId) {
        return directory
                .find(userId)
                .orElseThrow(() -> new InvalidInputException(
                        "Nobody has this id",
                        List.of(Violation.inBody("user", "There is no user '%s'.".formatted(userId)))));
    }
}
