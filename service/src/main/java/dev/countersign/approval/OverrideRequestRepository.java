package dev.countersign.approval;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import io.quarkus.panache.common.Sort;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.Query;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

@ApplicationScoped
class OverrideRequestRepository implements PanacheRepositoryBase<OverrideRequest, UUID> {

    private static final Sort LATEST_FIRST = Sort.descending("requestedAt", "id");

    List<OverrideRequest> ofTask(String taskId) {
        return find("taskId", LATEST_FIRST, taskId).list();
    }

    /** What {@link OverrideStates} works out of one request, for all of them at once. */
    private static final String WITH_STATE = """
            with request as (
                select r.id, r.task_id, r.requested_at, case
                    when not a.confirmed then 'REFUSED'
                    when a.confirmed and (
                        exists (select 1 from decision d
                            where d.task_id = r.task_id and d.kind is null and d.decided_by = r.beneficiary)
                        or exists (select 1 from approval_vote v
                            where v.task_id = r.task_id and v.user_id = r.beneficiary)) then 'USED'
                    when coalesce(a.usable_until, r.answer_until) <= :now then 'EXPIRED'
                    when not exists (select 1 from act_ru_task t where t.id_ = r.task_id) then 'OBSOLETE'
                    when a.confirmed then 'CONFIRMED'
                    else 'PENDING' end as state
                from override_request r left join override_answer a on a.request_id = r.id)
            """;

    private static final String WANTED = " from request where state in (:states)";

    /** One page of those in some states, of all tasks or of one, latest first. */
    List<OverrideRequest> page(Set<OverrideState> states, Optional<String> taskId, Instant now, int page, int size) {
        List<?> ids = with(states, taskId, now, "select id" + wanted(taskId) + " order by requested_at desc, id desc")
                .setFirstResult(Math.multiplyExact(page, size))
                .setMaxResults(size)
                .getResultList();
        return ids.isEmpty() ? List.of() : find("id in ?1", LATEST_FIRST, ids).list();
    }

    long count(Set<OverrideState> states, Optional<String> taskId, Instant now) {
        return ((Number) with(states, taskId, now, "select count(*)" + wanted(taskId))
                        .getSingleResult())
                .longValue();
    }

    private static String wanted(Optional<String> taskId) {
        return taskId.isPresent() ? WANTED + " and task_id = :task" : WANTED;
    }

    private Query with(Set<OverrideState> states, Optional<String> taskId, Instant now, String select) {
        Query query = getEntityManager()
                .createNativeQuery(WITH_STATE + select)
                .setParameter("states", states.stream().map(Enum::name).toList())
                .setParameter("now", now);
        return taskId.map(task -> query.setParameter("task", task)).orElse(query);
    }

    /** Requests about one task stand in line here until the transaction ends. */
    void lockTask(String taskId) {
        getEntityManager()
                .createNativeQuery(
                        "select 1 from pg_advisory_xact_lock(hashtextextended('countersign.override ' || ?1, 0))")
                .setParameter(1, taskId)
                .getSingleResult();
    }
}
