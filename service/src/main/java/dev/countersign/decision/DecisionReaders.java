package dev.countersign.decision;

import dev.countersign.identity.CurrentUser;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;

/** Who may read what was decided in a run, wherever it is shown: the rule of {@link DecisionReader}. */
@ApplicationScoped
public class DecisionReaders {

    private final CurrentUser currentUser;
    private final EntityManager entityManager;

    DecisionReaders(CurrentUser currentUser, EntityManager entityManager) {
        this.currentUser = currentUser;
        this.entityManager = entityManager;
    }

    /** Whether the current user may, of a process instance that runs or has ended. */
    @Transactional
    public boolean mayRead(String instanceId) {
        DecisionReader reader = DecisionReader.of(currentUser.get());
        return reader.readsAll() || mayRead(instanceId, reader);
    }

    private boolean mayRead(String instanceId, DecisionReader reader) {
        return (boolean) entityManager
                .createNativeQuery("""
                        select exists (select 1 from act_hi_procinst p
                                       where p.proc_inst_id_ = ?1 and p.start_user_id_ = ?2)
                          or exists (select 1 from decision d where d.instance_id = ?1 and d.decided_by = ?2)
                          or exists (select 1 from decision d join decision_audience a on a.sequence = d.sequence
                                     where d.instance_id = ?1
                                       and a.group_id = any (string_to_array(?3, chr(10))))
                          or exists (select 1 from act_ru_task t
                                     left join act_ru_identitylink l on l.task_id_ = t.id_ and l.type_ = 'candidate'
                                     where t.proc_inst_id_ = ?1
                                       and (t.assignee_ = ?2 or l.user_id_ = ?2
                                            or l.group_id_ = any (string_to_array(?3, chr(10)))))""", Boolean.class)
                .setParameter(1, instanceId)
                .setParameter(2, reader.id())
                .setParameter(3, String.join("\n", reader.groups()))
                .getSingleResult();
    }
}
