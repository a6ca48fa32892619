package dev.countersign.evidence;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;
import java.util.List;

/** Finds the open tasks whose evidence was made from other data, each of them once for the same evidence. */
@ApplicationScoped
public class StaleTasks {

    private final EntityManager entityManager;

    StaleTasks(EntityManager entityManager) {
        this.entityManager = entityManager;
    }

    /** The ids of the tasks that a change makes stale; whoever asks again for the same tasks gets none. */
    @Transactional
    public List<String> noticed(DatasetChanged change) {
        return entityManager
                .createNativeQuery("""
                        insert into stale_notice (task_id, digest)
                        select s.task_id, s.digest
                        from evidence_shown s join act_ru_task t on t.id_ = s.task_id
                        where s.definition_key = ?1
                          and s.number = (select max(l.number) from evidence_shown l where l.task_id = s.task_id)
                          and exists (select 1 from evidence_source e where e.digest = s.digest and e.name = ?2)
                          and not exists (select 1 from evidence_source e
                                          where e.digest = s.digest and e.name = ?2 and e.version = ?3)
                        on conflict do nothing
                        returning task_id""", String.class)
                .setParameter(1, change.definitionKey())
                .setParameter(2, change.dataset().name())
                .setParameter(3, change.dataset().version())
                .getResultStream()
                .map(String::valueOf)
                .toList();
    }

    /** The task is over. */
    @Transactional
    public void forget(String taskId) {
        entityManager
                .createNativeQuery("delete from stale_notice where task_id = ?1")
                .setParameter(1, taskId)
                .executeUpdate();
    }
}
