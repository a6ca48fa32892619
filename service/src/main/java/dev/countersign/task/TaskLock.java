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

    /**
     * Lets one person at a time complete a task of a process instance, so that who decided about one of two parallel tasks
     * is known when the rules of the other are asked. Taken before the lock of the task, always in this order. It is no
     * stronger than it has to be: rows that refer to the instance can be written meanwhile.
     */
    @Transactional(Transactional.TxType.MANDATORY)
    void acquireInstanceOf(String taskId) {
        entityManager.createNativeQuery("""
                        select id_ from act_ru_execution
                        where id_ = (select proc_inst_id_ from act_ru_task where id_ = ?1) for no key update""").setParameter(1, taskId).getResultList();
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
