package dev.countersign.evidence;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.util.List;

/** Remembers which evidence each task has shown. */
@ApplicationScoped
public class EvidenceHistory {

    private final EntityManager entityManager;
    private final Clock clock;

    EvidenceHistory(EntityManager entityManager, Clock clock) {
        this.entityManager = entityManager;
        this.clock = clock;
    }

    /** The task shows this now. Nothing is written when it did so already; of two who notice at once, one writes. */
    @Transactional
    public void shown(ShownTask task, String digest) {
        entityManager
                .createNativeQuery("""
                        insert into evidence_shown
                            (task_id, number, digest, instance_id, definition_key, task_key, round, shown_at)
                        select ?1, coalesce(max(e.number), 0) + 1, ?2, ?3, ?4, ?5,
                               1 + (select count(distinct o.task_id) from evidence_shown o
                                    where o.instance_id = ?3 and o.task_key = ?5 and o.task_id <> ?1
                                      and o.shown_at < coalesce(min(e.shown_at), 'infinity')),
                               ?6
                        from evidence_shown e
                        where e.task_id = ?1
                        having coalesce((array_agg(e.digest order by e.number desc))[1], '') <> ?2
                        on conflict do nothing""")
                .setParameter(1, task.taskId())
                .setParameter(2, digest)
                .setParameter(3, task.instanceId())
                .setParameter(4, task.definitionKey())
                .setParameter(5, task.taskKey())
                .setParameter(6, clock.instant())
                .executeUpdate();
    }

    /** What one step of an instance has shown, in all its rounds, latest first. */
    @Transactional
    public List<ShownVersion> ofStep(String instanceId, String taskKey) {
        return ((List<?>) entityManager
                        .createNativeQuery("""
                                select s.task_id, s.round, s.number, s.digest, s.shown_at,
                                       cast(e.document as jsonb) ->> 'title'
                                from evidence_shown s left join evidence e on e.digest = s.digest
                                where s.instance_id = ?1 and s.task_key = ?2
                                order by s.shown_at desc, s.number desc""")
                        .setParameter(1, instanceId)
                        .setParameter(2, taskKey)
                        .getResultList())
                .stream()
                        .map(row -> (Object[]) row)
                        .map(row -> new ShownVersion(
                                (String) row[0],
                                ((Number) row[1]).intValue(),
                                ((Number) row[2]).intValue(),
                                (String) row[3],
                                (String) row[5],
                                (Instant) row[4]))
                        .toList();
    }
}
