package dev.countersign.approval;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import io.quarkus.panache.common.Sort;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.UUID;

@ApplicationScoped
class OverrideRequestRepository implements PanacheRepositoryBase<OverrideRequest, UUID> {

    private static final Sort LATEST_FIRST = Sort.descending("requestedAt", "id");

    List<OverrideRequest> ofTask(String taskId) {
        return find("taskId", LATEST_FIRST, taskId).list();
    }

    List<OverrideRequest> latest(int limit) {
        return findAll(LATEST_FIRST).page(0, limit).list();
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
