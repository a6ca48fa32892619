package dev.countersign.adjustment;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.UUID;

@ApplicationScoped
class AdjustmentRepository implements PanacheRepositoryBase<Adjustment, UUID> {

    List<Adjustment> ofInstance(String instanceId) {
        return list("instanceId = ?1 order by sequence", instanceId);
    }
}
