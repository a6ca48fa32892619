package dev.countersign.task;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;
import java.util.List;

/** Lets one transaction at a time decide about a task: the second of two at once finds what the first has done. */
@ApplicationScoped
class TaskLock {

    private final EntityManager entityManager;

    TaskLock(EntityManager entityManager) {
        this.entityManager = entityManager;
    }

    /** Waits for others and holds the task until the transaction ends; false when there is no such open task. */
    @Transactional(Transactional.TxType.MANDATORY)
    boolean acquire(String taskId) {
        List<?> locked = entityManager
                .createNativeQuery("select id_ from act_ru_task where id_ = ?1 for update")
                .setParameter(1, taskId)
                .getResultList();
        return !locked.isEmpty();
    }
}
