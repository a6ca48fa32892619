package dev.countersign.deadline;

import dev.countersign.engine.ExtensionProperties;
import dev.countersign.engine.ModelExpressions;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.operaton.bpm.engine.RepositoryService;

/** Gives a task that has moved to another model the deadlines of that model; what stays the same goes on. */
@ApplicationScoped
class MigratedDeadlines {

    private final DeadlineRepository deadlines;
    private final DeadlineSetup setup;
    private final TaskRows rows;
    private final ModelExpressions expressions;
    private final RepositoryService repositoryService;

    MigratedDeadlines(
            DeadlineRepository deadlines,
            DeadlineSetup setup,
            TaskRows rows,
            ModelExpressions expressions,
            RepositoryService repositoryService) {
        this.deadlines = deadlines;
        this.setup = setup;
        this.rows = rows;
        this.expressions = expressions;
        this.repositoryService = repositoryService;
    }

    @Transactional
    List<String> waiting(int limit) {
        return deadlines.toRecheck(limit);
    }

    /** False when somebody else is busy with the task. */
    @Transactional(Transactional.TxType.REQUIRES_NEW)
    boolean recheck(String taskId) {
        TaskFacts task = rows.lockIfFree(taskId).orElse(null);
        if (task == null) {
            if (rows.exists(taskId)) {
                return false;
            }
            deadlines.forget(taskId);
        } else {
            adapt(task);
        }
        deadlines.rechecked(taskId);
        return true;
    }

    /** The new model's deadlines cannot be worked out; the old ones stay. */
    @Transactional(Transactional.TxType.REQUIRES_NEW)
    void giveUp(String taskId) {
        deadlines.rechecked(taskId);
        deadlines.ofTask(taskId).forEach(deadline -> rows.lock(taskId).ifPresent(deadline::movedTo));
    }

    private void adapt(TaskFacts task) {
        Map<DeadlineKind, TaskDeadline> old = new EnumMap<>(DeadlineKind.class);
        deadlines.ofTask(task.id()).forEach(deadline -> old.put(deadline.kind, deadline));
        Map<String, String> properties = ExtensionProperties.of(repositoryService, task.definitionId(), task.taskKey());
        for (TaskDeadline fresh :
                setup.deadlines(task, properties, expression -> expressions.evaluateForTask(task.id(), expression))) {
            TaskDeadline before = old.get(fresh.kind);
            if (before != null && before.saysTheSameAs(fresh)) {
                before.movedTo(task);
                old.remove(fresh.kind);
                continue;
            }
            Instant from = before == null || before.countedFrom == null ? task.createdAt() : before.countedFrom;
            if (before != null) {
                old.remove(fresh.kind);
                deadlines.delete(before);
                deadlines.flush();
            }
            setup.start(fresh, task, from);
            deadlines.persist(fresh);
        }
        old.values().forEach(deadlines::delete);
    }
}
