package dev.countersign.task;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Lets other features decide a task in one step for the current user, by the same rules as the task's page. */
@ApplicationScoped
public class TaskDecisions {

    private final TaskLock lock;
    private final TaskWorkService work;
    private final CurrentActor actor;

    TaskDecisions(TaskLock lock, TaskWorkService work, CurrentActor actor) {
        this.lock = lock;
        this.work = work;
        this.actor = actor;
    }

    /**
     * Claims the task if it is free, and completes it.
     *
     * @param data the values of the form
     * @param evidenceDigest the evidence that the person saw
     * @param via by what way the decision comes, if not from the task's page; part of the record
     * @throws dev.countersign.problem.StateConflictException when somebody else has it, it is over, or its evidence is
     *     another one
     * @throws dev.countersign.problem.NotPermittedException when it is not the user's to decide
     */
    @Transactional
    public CompletionView decide(
            String taskId, Map<String, @Nullable Object> data, @Nullable String evidenceDigest, String via) {
        lock.acquireRunOf(taskId); // in the order of every completion: the run, then the task
        work.claim(taskId, actor.get());
        return work.complete(taskId, new CompleteRequest(data, evidenceDigest), actor.get(), via);
    }
}
