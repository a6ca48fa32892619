package dev.countersign.approval;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.operaton.bpm.engine.delegate.DelegateTask;
import org.operaton.bpm.engine.task.DelegationState;
import org.operaton.bpm.engine.task.Task;

/** A task as its row still stands, while the engine is changing it: it writes its changes at the end of a command. */
@ApplicationScoped
class StoredTask {

    private final EntityManager entityManager;

    StoredTask(EntityManager entityManager) {
        this.entityManager = entityManager;
    }

    Optional<Row> find(String taskId) {
        List<?> rows = entityManager
                .createNativeQuery("select assignee_, owner_, delegation_ from act_ru_task where id_ = ?1")
                .setParameter(1, taskId)
                .getResultList();
        return rows.stream()
                .findFirst()
                .map(row -> (Object[]) row)
                .map(row -> new Row(
                        (String) row[0],
                        (String) row[1],
                        DelegationState.PENDING.name().equals(row[2])));
    }

    /** Whether somebody works on the task for its owner. */
    static boolean isDelegated(DelegateTask task) {
        return task instanceof Task open && open.getDelegationState() == DelegationState.PENDING;
    }

    /** Whether the task was given back by the person to whom it had been delegated. */
    static boolean isResolved(DelegateTask task) {
        return task instanceof Task open && open.getDelegationState() == DelegationState.RESOLVED;
    }

    record Row(@Nullable String assignee, @Nullable String owner, boolean delegated) {}
}
