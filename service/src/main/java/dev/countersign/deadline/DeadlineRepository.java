package dev.countersign.deadline;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import io.quarkus.panache.common.Sort;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

@ApplicationScoped
class DeadlineRepository implements PanacheRepositoryBase<TaskDeadline, UUID> {

    List<TaskDeadline> ofTask(String taskId) {
        return list("taskId", Sort.by("number"), taskId);
    }

    /** Steps that are due and whose task is neither suspended nor over, the longest due first. */
    List<DueStep> due(Instant now, int limit) {
        List<?> rows = getEntityManager()
                .createNativeQuery("""
                        select s.id, s.task_id from task_deadline_step s
                        left join act_ru_task t on t.id_ = s.task_id
                        where s.try_at <= :now and (t.id_ is null or t.suspension_state_ = 1)
                        order by s.try_at, s.number
                        limit :most""")
                .setParameter("now", now)
                .setParameter("most", limit)
                .getResultList();
        return rows.stream()
                .map(row -> (Object[]) row)
                .map(row -> new DueStep((UUID) row[0], (String) row[1]))
                .toList();
    }

    Optional<DeadlineStep> step(UUID id) {
        return Optional.ofNullable(getEntityManager().find(DeadlineStep.class, id));
    }

    /** The deadlines of a task that is over; its events stay. */
    void forget(String taskId) {
        getEntityManager()
                .createNativeQuery("delete from task_deadline where task_id = :task")
                .setParameter("task", taskId)
                .executeUpdate();
    }

    void recheckLater(String taskId) {
        getEntityManager()
                .createNativeQuery("insert into task_deadline_recheck (task_id) values (:task) on conflict do nothing")
                .setParameter("task", taskId)
                .executeUpdate();
    }

    List<String> toRecheck(int limit) {
        List<?> rows = getEntityManager()
                .createNativeQuery("select task_id from task_deadline_recheck limit :most")
                .setParameter("most", limit)
                .getResultList();
        return rows.stream().map(String.class::cast).toList();
    }

    void rechecked(String taskId) {
        getEntityManager()
                .createNativeQuery("delete from task_deadline_recheck where task_id = :task")
                .setParameter("task", taskId)
                .executeUpdate();
    }

    record DueStep(UUID id, String taskId) {}
}
