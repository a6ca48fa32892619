package dev.countersign.approval;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import java.util.List;

/** Knows which processes wait for a running one that they have called. */
@ApplicationScoped
class CallChain {

    private final EntityManager entityManager;

    CallChain(EntityManager entityManager) {
        this.entityManager = entityManager;
    }

    /** A process that waits, and the call activity at which it does. */
    record Caller(String definitionId, String activityId) {}

    /** The callers of a process instance, the nearest first. */
    List<Caller> callersOf(String instanceId) {
        return ((List<?>) entityManager
                        .createNativeQuery("""
                                with recursive caller as (
                                    select super.proc_inst_id_, super.proc_def_id_, super.act_id_, 1 as distance
                                    from act_ru_execution called
                                    join act_ru_execution super on super.id_ = called.super_exec_
                                    where called.id_ = ?1
                                    union all
                                    select super.proc_inst_id_, super.proc_def_id_, super.act_id_, caller.distance + 1
                                    from caller
                                    join act_ru_execution called on called.id_ = caller.proc_inst_id_
                                    join act_ru_execution super on super.id_ = called.super_exec_)
                                select proc_def_id_, coalesce(act_id_, '') from caller order by distance""")
                        .setParameter(1, instanceId)
                        .getResultList())
                .stream()
                        .map(row -> (Object[]) row)
                        .map(row -> new Caller((String) row[0], (String) row[1]))
                        .toList();
    }
}
