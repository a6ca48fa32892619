package dev.countersign.approval;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;

/**
 * Lets one person at a time complete a task of a run, so that who decided about one of two parallel tasks is known when
 * the rules of the other are asked. A run is the outermost process instance with all that it calls: that is how far the
 * rules reach. The lock is no stronger than it has to be: rows that refer to the instance can be written meanwhile.
 */
@ApplicationScoped
public class RunLock {

    private final EntityManager entityManager;

    RunLock(EntityManager entityManager) {
        this.entityManager = entityManager;
    }

    /** Waits for others and holds the run of an open task until the transaction ends. */
    @Transactional(Transactional.TxType.MANDATORY)
    public void acquireOfTask(String taskId) {
        entityManager.createNativeQuery("""
                        select id_ from act_ru_execution
                        where id_ = (select coalesce(e.root_proc_inst_id_, e.proc_inst_id_) from act_ru_task t
                                     join act_ru_execution e on e.id_ = t.execution_id_ where t.id_ = ?1)
                        for no key update""").setParameter(1, taskId).getResultList();
    }

    /** The same for a process instance; one that this transaction has just started is nobody else's. */
    @Transactional(Transactional.TxType.MANDATORY)
    public void acquireOfInstance(String instanceId) {
        entityManager.createNativeQuery("""
                        select id_ from act_ru_execution
                        where id_ = (select coalesce(root_proc_inst_id_, proc_inst_id_) from act_ru_execution where id_ = ?1)
                        for no key update""").setParameter(1, instanceId).getResultList();
    }

    /** Waits for others and holds the task until the transaction ends; false when there is no such open task. */
    @Transactional(Transactional.TxType.MANDATORY)
    public boolean acquireTask(String taskId) {
        return !entityManager
                .createNativeQuery("select id_ from act_ru_task where id_ = ?1 for update")
                .setParameter(1, taskId)
                .getResultList()
                .isEmpty();
    }
}
