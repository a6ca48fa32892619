package dev.countersign.decision;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;

/** Notes which groups a decided task was offered to: their members may read the record. */
@ApplicationScoped
class DecisionAudience {

    private final EntityManager entityManager;

    DecisionAudience(EntityManager entityManager) {
        this.entityManager = entityManager;
    }

    /** Called while the task is still there. */
    void note(long sequence, String taskId) {
        entityManager
                .createNativeQuery("""
                        insert into decision_audience (sequence, group_id)
                        select distinct cast(?1 as bigint), l.group_id_ from act_ru_identitylink l
                        where l.task_id_ = ?2 and l.type_ = 'candidate' and l.group_id_ is not null""")
                .setParameter(1, sequence)
                .setParameter(2, taskId)
                .executeUpdate();
    }
}
