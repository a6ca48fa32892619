package dev.countersign.approval;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import io.quarkus.panache.common.Sort;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

@ApplicationScoped
class OverrideAnswerRepository implements PanacheRepositoryBase<OverrideAnswer, UUID> {

    List<OverrideAnswer> confirmed(String taskId, Instant at) {
        return find("taskId = ?1 and confirmed = true and usableUntil > ?2", Sort.by("answeredAt"), taskId, at)
                .list();
    }
}
